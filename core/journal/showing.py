"""How rows of the outboxes are shown: what they are about, and what became of them."""

from typing import Any

from core.journal.models import Fate
from core.journal.names import Named, kind_of, names_of
from core.pages.parts import State

KINDS = {
    Fate.PLANNED: "progress",
    Fate.SENT: "done",
    Fate.SUPPRESSED: "neutral",
    Fate.UNCERTAIN: "attention",
}


def name_subjects(rows: list[Any], *, me: Any) -> None:
    """Give each row ``about``: what it is about, by name and page. One query."""
    names = names_of({(r.subject_type, r.subject_id) for r in rows}, me=me)
    for row in rows:
        pointer = (row.subject_type, row.subject_id)
        row.about = names.get(pointer, Named(kind_of(row.subject_type)))


def show_fates(rows: list[Any]) -> None:
    """Give each row ``state``: the word and the shape of what became of it."""
    for row in rows:
        row.state = State(row.fate.label, KINDS[row.fate])
