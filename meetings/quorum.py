"""Whether enough came, by the rule of the terms the meeting is held under."""

from collections.abc import Collection, Hashable
from dataclasses import dataclass


@dataclass(frozen=True)
class Quorum:
    """The rule: a number of members, and agencies that must be there. Either may be unstated."""

    count: int | None
    agencies: frozenset[Hashable] = frozenset()

    @property
    def is_stated(self) -> bool:
        return self.count is not None or bool(self.agencies)


@dataclass(frozen=True)
class Verdict:
    """How the rule came out. ``is_quorate`` is None where the terms state no rule."""

    is_quorate: bool | None
    present: int
    needed: int | None
    missing: frozenset[Hashable] = frozenset()


def judge(rule: Quorum, *, present: int, agencies: Collection[Hashable]) -> Verdict:
    """Judge those present: members and alternates count, one for each seat."""
    missing = rule.agencies - frozenset(agencies)
    if not rule.is_stated:
        return Verdict(None, present, None)
    enough = rule.count is None or present >= rule.count
    return Verdict(enough and not missing, present, rule.count, missing)
