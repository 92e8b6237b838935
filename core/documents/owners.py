"""Who may open a file: whoever may see a row it belongs to.

A file knows no more than its circle. Rooms register the rows that carry files; a file that
nobody claims opens for nobody.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from core.documents.models import Job, StoredFile
from core.journal.models import Entry

Rows = Callable[[Any, StoredFile], QuerySet[Any]]
_owners: dict[str, Rows] = {}


def register(label: str, rows: Rows) -> None:
    """Register ``rows(me, file)``: the rows of a noun that carry this file and ``me`` may see.

    ``register("actions.evidence", lambda me, f: Evidence.objects.visible_to(me).filter(file=f))``
    """
    if label in _owners:
        raise ValueError(f"{label} is registered twice as an owner of files.")
    _owners[label] = rows


def owner_for(me: Any, file: StoredFile) -> Any:
    """A row through which this person may open the file, or None."""
    for rows in _owners.values():
        found = rows(me, file).first()
        if found is not None:
            return found
    return None


# Deeds after which somebody may see less than before.
_narrowing: set[str] = set()
# The entry's clock is its transaction's start, the file's the moment it was made.
MARGIN = timedelta(minutes=1)


def narrowing(*kinds: str) -> None:
    """Name deeds that may take a right away: what jobs made before one opens no longer."""
    _narrowing.update(kinds)


def _results(me: Any, file: StoredFile) -> QuerySet[Any]:
    """A job's result is its asker's, while nobody's rights have become narrower since."""
    mine = Job.objects.visible_to(me).filter(file=file)
    since = Entry.objects.filter(kind__in=_narrowing, written_at__gt=file.received_at - MARGIN)
    return mine.none() if since.exists() else mine


register("documents.job", _results)
