"""What a version of terms changes in the one before it: plain sums over two texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from partnership.terms_words import Line

ADDED, CHANGED, STRUCK = "added", "changed", "struck"


@dataclass(frozen=True)
class ParameterChange:
    """One parameter that differs, both in words."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class ClauseChange:
    """One clause that is new, reads differently or is gone."""

    kind: str
    number: str
    heading: str
    old: str = ""
    new: str = ""


def parameter_changes(old: Iterable[Line], new: Iterable[Line]) -> list[ParameterChange]:
    """The parameters that differ, in the order of the new version."""
    before = {line.key: line for line in old}
    return [
        ParameterChange(line.label, before[line.key].said, line.said)
        for line in new
        if before[line.key].words != line.words
    ]


def clause_changes(old: Iterable[Any], new: Iterable[Any]) -> list[ClauseChange]:
    """The clauses that differ, by number: the new version's in its order, then those gone."""
    before = {clause.number: clause for clause in old}
    after = {clause.number: clause for clause in new}
    found = [change for clause in after.values() if (change := _change(before, clause))]
    gone = [clause for number, clause in before.items() if number not in after]
    return found + [ClauseChange(STRUCK, c.number, c.heading, old=c.text) for c in gone]


def _change(before: dict[str, Any], clause: Any) -> ClauseChange | None:
    earlier = before.get(clause.number)
    if earlier is None:
        return ClauseChange(ADDED, clause.number, clause.heading, new=clause.text)
    if _whole(earlier) == _whole(clause):
        return None
    return ClauseChange(
        CHANGED, clause.number, clause.heading, old=_whole(earlier), new=_whole(clause)
    )


def _whole(clause: Any) -> str:
    """Heading and text: a new heading is a change as well."""
    return f"{clause.heading}\n{clause.text}" if clause.heading else str(clause.text)
