"""Rows for tests, written the only way rows can be: inside a deed."""

from datetime import UTC, datetime
from typing import Any, TypeVar

from core.journal.actors import CLOCK
from core.journal.deeds import verb
from core.journal.models import Entry

Row = TypeVar("Row")

# A Wednesday in term time; tests pass the clock in.
NOW = datetime(2026, 10, 14, 9, 30, tzinfo=UTC)
TODAY = NOW.date()


@verb
def make(model: type[Row], deed: str, /, *, at: datetime = NOW, **facts: Any) -> Row:
    """One row of a noun, with its history and entry. For what a test needs to exist already."""
    row = model(**facts)
    row.save()  # type: ignore[attr-defined]
    row.record(deed, by=CLOCK, at=at)  # type: ignore[attr-defined]
    return row


@verb
def change(row: Row, deed: str, /, *, at: datetime = NOW, **facts: Any) -> Row:
    """Change a row's facts past its verbs, for states a test needs to start from."""
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()  # type: ignore[attr-defined]
    row.record(deed, by=CLOCK, at=at)  # type: ignore[attr-defined]
    return row


def kinds(row: object) -> list[str]:
    """What happened to a row, in order."""
    return list(Entry.objects.about(row).order_by("id").values_list("kind", flat=True))
