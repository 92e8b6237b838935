"""The promise of three meetings in four is not judged before there have been four."""

from datetime import date, timedelta
from typing import Any

import pytest

from meetings.choices import Attended
from meetings.circular.charts import attendance_chart
from meetings.circular.wording import counting_notes
from meetings.models import Attendance, Meeting
from meetings.models.circular.counting import attendance_by_agency
from meetings.promise import judged
from meetings.quarters import Span
from tests.factories.rows import NOW, TODAY, make
from tests.personas import World, seat

YEAR = Span(TODAY - timedelta(days=364), TODAY)


def held(world: World, *, days_ago: int, attended: str) -> None:
    """A meeting to which every seat of the group came, or none of them."""
    at = NOW - timedelta(days=days_ago)
    facts: dict[str, Any] = {"starts_at": at, "ends_at": at + timedelta(hours=2), "held_at": at}
    meeting = make(
        Meeting,
        "meeting.held",
        code=f"M-{days_ago}",
        group=world.group,
        original_on=at.date(),
        **facts,
    )
    for place in meeting.seats():
        line = {"meeting": meeting, "seat": place, "agency": place.agency, "attended": attended}
        make(Attendance, "attendance.recorded", **line)


def chart_of(lines: list[dict[str, Any]]) -> Any:
    return attendance_chart(lines, first=YEAR.first, last=YEAR.last, colour="#28546e")


@pytest.mark.parametrize(
    ("came", "asked", "meetings", "word"),
    [
        (0, 1, 1, ""),
        (6, 6, 3, ""),
        (3, 4, 4, "Kept"),
        (2, 4, 4, "Not kept"),
        (6, 8, 4, "Kept"),
        (5, 8, 4, "Not kept"),
        (4, 4, 12, "Kept"),
    ],
)
def test_four_meetings_are_held_before_anybody_is_judged(
    came: int, asked: int, meetings: int, word: str
) -> None:
    assert judged(came, asked, held=meetings) == word


def test_two_seats_at_one_meeting_are_one_meeting(wealdshire: World) -> None:
    seat(wealdshire.group, wealdshire.other_lead)
    held(wealdshire, days_ago=20, attended=Attended.PRESENT)
    held(wealdshire, days_ago=10, attended=Attended.APOLOGIES)
    lines = {line["agency"]: line for line in attendance_by_agency(YEAR)}
    council = {"agency": str(wealdshire.council), "asked": 4, "came": 2, "held": 2}
    assert lines[str(wealdshire.council)] == council


def test_the_table_the_chart_and_what_is_read_out_say_the_same(wealdshire: World) -> None:
    for number in range(3):
        held(wealdshire, days_ago=40 - 10 * number, attended=Attended.ABSENT)
    early = chart_of(attendance_by_agency(YEAR))
    assert {row[3] for row in early.rows} == {"0 of 3 so far"}
    assert early.svg.count(">0 of 3 so far<") == len(early.rows)
    assert "0 of 3 so far" in early.words
    held(wealdshire, days_ago=5, attended=Attended.PRESENT)
    later = chart_of(attendance_by_agency(YEAR))
    assert {row[3] for row in later.rows} == {"Not kept"}
    assert "so far" not in later.svg + later.words


def test_a_circular_that_is_out_says_what_it_said() -> None:
    before = {"agency": "Wealdshire Police", "asked": 1, "came": 0}
    assert chart_of([before]).rows == [["Wealdshire Police", 0, 1, "Not kept"]]


def test_the_circular_says_how_it_judges() -> None:
    notes = dict(counting_notes(date(2026, 7, 1), date(2026, 9, 30), date(2025, 10, 1)))
    assert "fewer than 4 meetings" in notes["Attendance"]
