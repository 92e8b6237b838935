"""What a circular says beside its numbers: headings, and how the numbers were counted."""

from collections.abc import Iterator
from datetime import date

from core.pages.templatetags.words import day
from meetings.promise import OF, WORDS

HEADINGS = {
    "done": "What we did",
    "changed": "What changed for children",
    "late": "What is late, and why",
    "asks": "What we ask of the Board",
}
NIL = "The group sent a nil return."
MISSING = "No contribution came from this group."
RETURNED = "Its contribution was returned and has not been sent again."
NOTHING_COUNTED = "No meeting, decision, action, answer or course of it fell into this quarter."
NOTHING_ASKED = "Nothing is asked of the Board this quarter."
FIRST = "This is the first circular, so there is nothing to compare these numbers with yet."


def compared_with(number: str) -> str:
    """The line under the five figures."""
    return f"Compared by share with {number}, the circular before, as it was issued."


def counting_notes(first: date, last: date, year_from: date) -> Iterator[tuple[str, str]]:
    """How each number was counted: what it is about, and the rule in a sentence or two."""
    yield from _what_is_counted(first, last)
    yield from _how_it_is_counted(year_from)


def _what_is_counted(first: date, last: date) -> Iterator[tuple[str, str]]:
    yield (
        "Days counted",
        f"{day(first)} to {day(last)}, in London, everything as it stood at the end of that day. "
        "An extension or a decision of a later day is not seen; an action reopened later counts "
        "as open.",
    )
    yield (
        "Restricted sources not counted",
        "Only what hangs from no source of learning, or from an open one, is counted. Nothing "
        "that follows from a restricted source is in any number, chart or table here, whoever "
        "compiled them.",
    )
    yield (
        "Whole and parts",
        "Numbers of the whole partnership include groups that were not asked for a contribution, "
        "and every course of the programme, so those of the groups need not add up to them.",
    )


def _how_it_is_counted(year_from: date) -> Iterator[tuple[str, str]]:
    yield (
        "Actions",
        "Overdue: open, past the due date, and not waiting for sign-off. Given more time: the "
        "due date was moved within the quarter; an action moved twice counts once. They are "
        "counted of all that were open at the end or ended within the quarter.",
    )
    yield (
        "Answers to recommendations",
        "Given within the quarter, of all that an agency owed at some time in it.",
    )
    yield (
        "Attendance",
        "Each seat counts once at each meeting that was held; it is filled by its holder or an "
        f"alternate. The promise of {WORDS} a year is held against the twelve months from "
        f"{day(year_from)}, at the meetings of every group. As long as an agency was asked to "
        f"fewer than {OF} meetings, its seats are told as “so far” and not judged.",
    )
    yield (
        "Training",
        "A group’s training is that of courses tied to a finding it owns. Attendance is counted "
        "of the places whose register is marked.",
    )
    yield (
        "Children",
        "No number in this circular counts children. One that did would be given as “fewer than "
        "5” where it is smaller than that.",
    )
