"""What rooms ask people to do by a day, and how often they are reminded of it.

A room declares a kind in its own ``reminders`` module by subclassing ReminderKind; nothing
else is needed. Kinds answer with one query each, for a whole partnership or for one person.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.db import models

from core.journal.mentions import Mention, mention
from core.pages.parts import Link


@dataclass(frozen=True)
class Rhythm:
    """Days before the due day, and every so many days after it (0: never after)."""

    before: int
    after: int = 0

    def of(self, kind: "ReminderKind") -> "Rhythm":
        """The rhythm of this kind: what is not chased is reminded of beforehand only."""
        return self if kind.chases else Rhythm(self.before)


_source: list[Callable[[], Rhythm]] = []


def sets_the_rhythm(source: Callable[[], Rhythm]) -> Callable[[], Rhythm]:
    """Register the room that knows how often the open partnership wants reminders."""
    _source[:] = [source]
    return source


def rhythm_here() -> Rhythm:
    """The open partnership's rhythm. Raises LookupError when no room has registered one."""
    if not _source:
        raise LookupError("No room has said how often people are reminded.")
    return _source[0]()


class ReminderKind:
    """One thing that is asked of people by a day.

    ``name`` is lasting (it stands in the ledger) and reads noun.due; ``heading`` stands over
    the lines in the mail and speaks to who is asked; ``about`` is what the ledger and its filter
    call them. ``chases`` says whether reminders go on after the due day.
    """

    name: ClassVar[str]
    heading: ClassVar[str]
    about: ClassVar[str]
    model: ClassVar[type[models.Model]]
    chases: ClassVar[bool] = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.name in _kinds:
            raise ValueError(f"The reminder kind {cls.name} is declared twice.")
        _kinds[cls.name] = cls()

    def asked(self, *, on: date) -> Any:
        """Every row of the open partnership that asks something of somebody on this day.

        A queryset of ``model``, one row for each person asked, annotated with ``asked_of``
        (a membership's id), ``asked_by`` (the due day) and ``asked_circle`` (or None).
        """
        raise NotImplementedError

    def next_step(self, row: Any) -> Link:
        """The one verb that answers, for home."""
        return Link("Open", row.get_absolute_url())

    def mention(self, row: Any) -> Mention:
        """The row as a mail may mention it: a title only if its source is open."""
        return mention(row)


_kinds: dict[str, ReminderKind] = {}


def all_kinds() -> list[ReminderKind]:
    """Every declared kind, in the order of their names."""
    return [_kinds[name] for name in sorted(_kinds)]


def kind_named(name: str) -> ReminderKind | None:
    """The kind of this name; None for one that a later release no longer has."""
    return _kinds.get(name)
