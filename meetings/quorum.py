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


def in_words(verdict: Verdict, *, missing: Collection[str] = ()) -> str:
    """How it came out, for the minutes; ``missing`` names the agencies that had to be there."""
    if verdict.is_quorate is None:
        return f"{verdict.present} present. The terms of reference state no quorum."
    asked = f", {verdict.needed} needed" if verdict.needed is not None else ""
    judged = "Quorate" if verdict.is_quorate else "Not quorate"
    away = f" Not there: {', '.join(missing)}." if missing else ""
    return f"{judged}: {verdict.present} present{asked}.{away}"
