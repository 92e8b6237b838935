"""What a tracker would do: adds, changes, what stays, and what cannot be brought in."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from core.journal.chain import canonical


@dataclass(frozen=True)
class Reject:
    """A cell that stands in the way, by row and column, in words."""

    number: int
    column: str
    words: str
    typed: str = ""


@dataclass(frozen=True)
class Difference:
    """One fact of an action, as it is and as the sheet has it."""

    label: str
    old: Any
    new: Any


@dataclass
class Add:
    """A new action. ``facts`` are what the verb takes; ``group`` and ``source`` its place."""

    number: int
    reference: str
    group: Any
    source: Any
    facts: dict[str, Any]


@dataclass
class Change:
    """An action that is there: new words, another owner, or both."""

    number: int
    action: Any
    words: dict[str, str] = field(default_factory=dict)
    owner: dict[str, Any] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)


@dataclass
class Preview:
    """Everything a workbook would do, for whoever looks now."""

    adds: list[Add] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    same: int = 0
    rejects: list[Reject] = field(default_factory=list)

    @property
    def rejected_rows(self) -> int:
        """How many rows stand in the way; one may have several cells to mend."""
        return len({reject.number for reject in self.rejects})

    @property
    def can_apply(self) -> bool:
        return not self.rejects and bool(self.adds or self.changes)

    @property
    def digest(self) -> str:
        """Changes with everything that would be written and with the rows it rests on."""
        adds = [[a.number, a.reference, _ids(a.facts), *_place(a)] for a in self.adds]
        changes = [
            [c.number, c.action.pk, c.action.version, c.words, _ids(c.owner)] for c in self.changes
        ]
        told = canonical([adds, changes, [[r.number, r.column, r.words] for r in self.rejects]])
        return hashlib.sha256(told).hexdigest()


def _place(add: Add) -> list[Any]:
    return [add.group.pk, add.source.pk if add.source else None]


def _ids(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: getattr(value, "pk", value) for name, value in facts.items()}
