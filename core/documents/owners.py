"""Who may open a file: whoever may see a row it belongs to.

A file knows no more than its circle. Rooms register the rows that carry files; a file that
nobody claims opens for nobody.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
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
# No transaction lasts so long: a deed begun earlier has been counted or was undone.
LONGEST_DEED = timedelta(days=3)


def narrowing(*kinds: str) -> None:
    """Name deeds that may take a right away: what jobs made before one opens no longer."""
    _narrowing.update(kinds)


def rights_mark(*, asked_at: datetime) -> int:
    """How many such deeds there are. A number that has grown means: ask again.

    Counted, not compared by time: a deed may be committed later than its clock says.
    """
    since = asked_at - LONGEST_DEED
    return int(Entry.objects.filter(kind__in=_narrowing, at__gte=since).count())


def _results(me: Any, file: StoredFile) -> QuerySet[Any]:
    """A job's result is its asker's, while nobody's rights have become narrower since."""
    mine = Job.objects.visible_to(me).filter(file=file)
    job = mine.first()
    if job is None or job.rights_mark != rights_mark(asked_at=job.asked_at):
        return mine.none()
    return mine


register("documents.job", _results)
