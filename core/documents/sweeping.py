"""What the nightly sweep keeps true: no content without a row, nothing past its time."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.files.storage import Storage

from core.documents.models import StoredFile
from core.journal.actors import CLOCK
from core.tenancy import scope

# A transaction still under way has stored its content but not committed its row.
GRACE = timedelta(hours=24)


def remove_orphans(partnership: UUID, *, at: datetime) -> int:
    """Remove contents no row names, older than a day. Returns how many."""
    storage: Storage = StoredFile._meta.get_field("content").storage
    folder = str(partnership)
    if not storage.exists(folder):
        return 0
    _, names = storage.listdir(folder)
    keys = {f"{folder}/{name}" for name in names}
    with scope.within(partnership):
        kept = set(
            StoredFile.objects.filter(removed_at__isnull=True).values_list("content", flat=True)
        )
    old = [k for k in keys - kept if storage.get_modified_time(k) < at - GRACE]
    for key in old:
        storage.delete(key)
    return len(old)


def remove_expired(partnership: UUID, *, at: datetime) -> int:
    """Take out of the store what was made to be fetched for a while. Returns how many."""
    with scope.within(partnership):
        expired = list(StoredFile.objects.expired(at=at))
        for file in expired:
            file.remove(by=CLOCK, at=at, reason="Its time to be fetched was over.")
    return len(expired)
