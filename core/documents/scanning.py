"""Leaving quarantine: one file at a time, each in a scope and transaction of its own."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from core.accounts.demo import is_demo
from core.documents.clamd import ScannerUnavailable, scan, version
from core.documents.models import StoredFile
from core.journal.actors import CLOCK
from core.tenancy import scope


def scanner() -> str:
    """Whether files can be scanned now, in words for the status page."""
    if not settings.CLAMD_ADDRESS:
        return "None is set. Files are let through in a demonstration and kept waiting otherwise."
    try:
        return f"It answers: {version(address=settings.CLAMD_ADDRESS)}."
    except ScannerUnavailable as trouble:
        return f"{trouble}. Uploaded files wait until it does."


def scan_next(partnership: UUID, *, after: UUID | None, at: datetime) -> UUID | None:
    """Look at the next file in quarantine behind ``after``; None when there is no more.

    The row lock is the claim: a second worker skips the row, and a worker that dies lets it
    go. A file that could not be scanned stays; the next sweep comes back to it.
    """
    with scope.within(partnership):
        waiting = StoredFile.objects.quarantined().order_by("pk")
        if after is not None:
            waiting = waiting.filter(pk__gt=after)
        file = waiting.select_for_update(skip_locked=True).first()
        if file is None:
            return None
        _decide(file, at=at)
        return file.pk


def _decide(file: StoredFile, *, at: datetime) -> None:
    if not settings.CLAMD_ADDRESS:
        if is_demo():
            file.release(by=CLOCK, at=at)
        return
    try:
        with file.content.open("rb") as content:
            verdict = scan(content, address=settings.CLAMD_ADDRESS)
    except FileNotFoundError:
        file.refuse(by=CLOCK, at=at, because="The content was not found in the store.")
        return
    if verdict.is_clean:
        file.found_clean(by=CLOCK, at=at, scanner=verdict.scanner)
    else:
        file.refuse(by=CLOCK, at=at, because=f"The virus scanner found {verdict.found} in it.")
