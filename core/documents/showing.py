"""A stored file as pages show it: its state in words and, when it may be opened, its address."""

from django.conf import settings

from core.accounts.demo import is_demo
from core.documents.models import StoredFile
from core.documents.models.file import NO_SCANNER
from core.pages.parts import State, Upload


def state_of(file: StoredFile) -> State | None:
    """What is known of the file; None for one that was scanned and may be opened."""
    if file.removed_at:
        return State("Removed", "neutral")
    if file.refused_at:
        return State("Refused", "late")
    if file.found_clean_at:
        return State("Checked by type only", "neutral") if file.checked_with == NO_SCANNER else None
    if settings.CLAMD_ADDRESS:
        return State("Being checked for viruses", "progress")
    if is_demo():
        return State("Being checked by type", "progress")
    return State("Held: no virus scanner is set up", "attention")


def check_words() -> str:
    """What happens to a file before anybody can open it, for whoever is about to send one."""
    if settings.CLAMD_ADDRESS:
        return "It is checked for viruses before anybody can open it."
    if is_demo():
        return "This demonstration has no virus scanner: the file is checked by type only."
    return "It is kept, and nobody can open it before a virus scanner is set up and has checked it."


def upload_of(file: StoredFile, *, who: str = "") -> Upload:
    """One line of components/files.html."""
    return Upload(
        name=file.name,
        size=file.size,
        url=file.get_absolute_url() if file.is_available else "",
        who=who,
        at=file.received_at,
        state=state_of(file),
    )
