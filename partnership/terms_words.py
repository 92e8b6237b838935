"""The parameters of terms of reference in words; "none stated" is one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.pages.templatetags.words import count_words, day, duration_words
from partnership.choices import DayUnit

NONE_STATED = "None stated"
SPANS = {1: "every month", 12: "once a year", 24: "every 2 years"}


@dataclass(frozen=True)
class Line:
    """One parameter: what it is about, and what the terms say; "" where they say nothing."""

    key: str
    label: str
    words: str

    @property
    def said(self) -> str:
        """The words, or that there are none."""
        return self.words or NONE_STATED


def lines(terms: Any, quorum: Sequence[str] = ()) -> list[Line]:
    """Every parameter, stated or not, in the order people read them.

    ``quorum``: the names of the agencies without which there is none.
    """
    return [
        Line("meetings", "Meetings", rhythm(terms)),
        Line("meetings_a_year", "Meetings a year", _at_least(terms.meetings_a_year)),
        Line("papers", "Papers", papers(terms)),
        Line("minutes", "Minutes", minutes(terms)),
        Line("quorum", "Quorum", quorum_words(terms, quorum)),
        Line("attendance", "Attendance expected", attendance(terms)),
        Line("review", "To be reviewed", day(terms.review_on)),
    ]


def rhythm(terms: Any) -> str:
    """Every 2 months, for 3 hours."""
    length = duration_words(terms.length_minutes)
    often = _often(terms.every_months)
    if often and length:
        return f"{often}, for {length}".capitalize()
    return often.capitalize() or (f"For {length}" if length else "")


def _often(months: int | None) -> str:
    return SPANS.get(months, f"every {months} months") if months else ""


def _at_least(number: int | None) -> str:
    return f"At least {number}" if number else ""


def papers(terms: Any) -> str:
    """14 calendar days ahead."""
    return f"{_days(terms.papers_days, terms.papers_unit)} ahead" if terms.papers_days else ""


def minutes(terms: Any) -> str:
    """Circulated within 10 working days."""
    words = _days(terms.minutes_days, DayUnit.WORKING) if terms.minutes_days else ""
    return f"Circulated within {words}" if words else ""


def _days(number: int, unit: str) -> str:
    adjective = str(DayUnit(unit).label).removesuffix(" days")
    return count_words(number, f"{adjective} day,{adjective} days")


def quorum_words(terms: Any, agencies: Sequence[str] = ()) -> str:
    """5 members, Kent Police among them; the chair may go on without, giving a reason."""
    parts = [count_words(terms.quorum_count, "member,members")] if terms.quorum_count else []
    if agencies:
        named = _listed(agencies)
        parts.append(f"{named} among them" if parts else f"{named} must be there")
    stated = ", ".join(parts)
    if terms.quorum_chair_discretion:
        chair = "the chair may go on without, giving a reason"
        stated = f"{stated}; {chair}" if stated else chair.capitalize()
    return stated


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def attendance(terms: Any) -> str:
    """At least 3 of 4 meetings."""
    if not (terms.attend_times and terms.attend_of):
        return ""
    return f"At least {terms.attend_times} of {terms.attend_of} meetings"


def summary(terms: Any) -> str:
    """One sentence: meets every 2 months for 3 hours; papers 14 calendar days ahead."""
    parts = []
    if rhythm(terms):
        words = rhythm(terms).replace(", for", " for")
        parts.append(f"meets {words[0].lower()}{words[1:]}")
    if papers(terms):
        parts.append(f"papers {papers(terms)}")
    return "; ".join(parts) or "neither rhythm nor paper deadline stated"
