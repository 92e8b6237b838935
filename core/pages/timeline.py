"""A record's history in words: who, when, what, why, old → new."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from core.journal.changes import Change, changes_of
from core.journal.models import Entry
from core.journal.names import Named, kind_of, names_of


@dataclass
class Moment:
    """One entry as the timeline shows it. ``about`` stands where entries of many rows meet."""

    at: datetime
    actor: str
    role: str
    agency: str
    words: str
    reason: str
    changes: list[Change] = field(default_factory=list)
    on_behalf_of: str = ""
    about: Named | None = None


def timeline(
    thing: Any, *, me: Any, also: Sequence[Any] = (), limit: int | None = None
) -> list[Moment]:
    """Entries about this row, newest first, with what each changed. The row itself stands above.

    ``also``: rows without a page of their own whose entries belong to its story.
    """
    entries = Entry.objects.about(thing, *also).visible_to(me)
    return moments(list(entries[:limit]), me=me, above=thing.pk)


def moments(
    entries: Sequence[Entry], *, me: Any, named: bool = False, above: UUID | None = None
) -> list[Moment]:
    """These entries in words.

    ``named`` also says which row each is about; what was written in a new one is told unless
    it stands ``above``.
    """
    changes = changes_of(entries, me=me, above=above)
    pointers = {(e.subject_type, e.subject_id) for e in entries} if named else set()
    names = names_of(pointers, me=me)
    return [
        Moment(
            e.at,
            e.actor_name,
            e.actor_role,
            e.actor_agency,
            e.words,
            e.reason,
            changes.get(e.pk, []),
            e.on_behalf_of,
            names.get((e.subject_type, e.subject_id), Named(kind_of(e.subject_type)))
            if named
            else None,
        )
        for e in entries
    ]
