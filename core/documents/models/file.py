"""Private files: sniffed, capped, hashed, quarantined until scanned (design §4.9)."""

import secrets
from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from django.core.files import File
from django.db import models, transaction

from core.documents.hints import hint
from core.journal.accountable import Accountable
from core.journal.circles import visible_circles
from core.journal.deeds import Refused, verb
from core.tenancy import scope
from core.tenancy.addresses import address
from core.tenancy.models import scoped

NO_SCANNER = "type only, no scanner in this demonstration"
OWN_WORK = "made by the product itself"


def private_path(row: "StoredFile", name: str) -> str:
    """A random key under the partnership's own folder; the given name is kept as a fact only."""
    return f"{row.partnership_id}/{secrets.token_hex(16)}"


def new_file_code() -> str:
    """The file's part of an address: random, too long to be guessed."""
    return secrets.token_hex(8)


class StoredFileQuerySet(models.QuerySet):
    """Reads of files."""

    def visible_to(self, me: Any) -> Self:
        """Files whose circle this person may know of. The owning row decides as well: owners."""
        return self.filter(visible_circles(me, "circle"))

    def expired(self, *, at: datetime) -> Self:
        """Made to be fetched for a while, and the while is over."""
        return self.filter(expires_at__lte=at, removed_at__isnull=True)

    def quarantined(self) -> Self:
        """Received, and nobody has looked yet."""
        return self.filter(
            found_clean_at__isnull=True,
            refused_at__isnull=True,
            removed_at__isnull=True,
        )


class StoredFile(Accountable):
    """One stored file. Nothing is served before ``found_clean_at``."""

    code = models.CharField(max_length=16, default=new_file_code, editable=False)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to=private_path, max_length=120)
    received_at = models.DateTimeField()
    found_clean_at = models.DateTimeField("may be opened since", null=True, blank=True)
    checked_with = models.CharField(max_length=120, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_because = models.CharField(max_length=200, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    circle = models.UUIDField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(StoredFileQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["-received_at"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="file_code_once"),
            models.CheckConstraint(
                condition=models.Q(found_clean_at__isnull=True) | models.Q(refused_at__isnull=True),
                name="file_clean_or_refused",
            ),
        ]
        indexes = [
            models.Index(
                fields=["partnership", "received_at"],
                condition=models.Q(
                    found_clean_at__isnull=True,
                    refused_at__isnull=True,
                    removed_at__isnull=True,
                ),
                name="file_quarantined",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("documents:file_download", code=self.code)

    @property
    def circle_id(self) -> UUID | None:
        """The restricted-able root this file belongs to, given when it was received."""
        return self.circle

    @property
    def is_available(self) -> bool:
        """Whether it may be opened: looked at, found clean, still there."""
        return self.found_clean_at is not None and self.removed_at is None

    # -- verbs ---------------------------------------------------------------------------
    @classmethod
    @verb
    def receive(cls, content: File, *, by: Any, at: datetime, **facts: Any) -> Self:
        """Keep a file whose facts `files.examine` found. It waits in quarantine.

        A stored content whose row does not come to be is removed; where the failure comes
        later in the same transaction, the nightly sweep finds it.
        """
        row = cls(received_at=at, **facts)
        row._keep(content, "file.received", by=by, at=at)
        hint("documents.scan_partnership", partnership_id=str(row.partnership_id))
        return row

    @classmethod
    @verb
    def make(
        cls,
        content: File,
        *,
        by: Any,
        at: datetime,
        expires_at: datetime | None = None,
        **facts: Any,
    ) -> Self:
        """Keep a file the product itself made: an export, a circular. Nothing to scan.

        With ``expires_at`` its content is removed by the sweep after that moment.
        """
        row = cls(received_at=at, found_clean_at=at, expires_at=expires_at, **facts)
        row.checked_with = OWN_WORK
        row._keep(content, "file.made", by=by, at=at)
        return row

    def _keep(self, content: File, deed: str, *, by: Any, at: datetime) -> None:
        self.partnership_id = scope.partnership_id()
        content.seek(0)
        try:
            self.content.save(self.name, content, save=False)
            self.save()
            self.record(deed, by=by, at=at, size=self.size, sha256=self.sha256)
        except BaseException:
            if self.content.name:
                self.content.storage.delete(self.content.name)
            raise

    @verb
    def found_clean(self, *, by: Any, at: datetime, scanner: str) -> Self:
        """The scanner found nothing: the file may be opened."""
        self._leave_quarantine()
        self.found_clean_at, self.checked_with = at, scanner[:120]
        self.save()
        self.record("file.found_clean", by=by, at=at, scanner=self.checked_with)
        return self

    @verb
    def remove(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Take the content out of the store; name, size and hash stay as facts.

        Raises Refused when it was removed before.
        """
        self.lock()
        if self.removed_at:
            raise Refused("The content of this file was removed before.")
        self.removed_at = at
        self.save()
        self.record("file.removed", by=by, at=at, reason=reason)
        storage, key = self.content.storage, self.content.name

        # A function with a name: Django's report of a failure asks for it, a partial has none.
        def delete() -> None:
            storage.delete(key)

        transaction.on_commit(delete, robust=True)
        return self

    @verb
    def release(self, *, by: Any, at: datetime) -> Self:
        """In a demonstration without a scanner: let it go after the checks of its type."""
        self._leave_quarantine()
        self.found_clean_at, self.checked_with = at, NO_SCANNER
        self.save()
        self.record("file.released", by=by, at=at)
        return self

    @verb
    def refuse(self, *, by: Any, at: datetime, because: str) -> Self:
        """The scanner found something: the file is never served."""
        self._leave_quarantine()
        self.refused_at, self.refused_because = at, because[:200]
        self.save()
        self.record("file.refused", by=by, at=at, reason=self.refused_because)
        return self

    def _leave_quarantine(self) -> None:
        self.lock()
        if self.found_clean_at or self.refused_at or self.removed_at:
            raise Refused("This file has been checked already.")
