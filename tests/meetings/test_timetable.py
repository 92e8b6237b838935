"""A year of meetings from the terms: dates, bank holidays, paper deadlines."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.timetable import Pattern, papers_due, slots

BANK_HOLIDAYS = {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1), date(2027, 3, 26)}


def is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def year(first: date, every: int = 2, days: int | None = 14, working: bool = False) -> list[object]:
    return list(
        slots(
            first,
            every_months=every,
            until=first + timedelta(days=355),
            papers_days=days,
            papers_in_working_days=working,
            is_working=is_working,
        )
    )


def test_every_two_months_gives_six_meetings_on_the_same_weekday() -> None:
    found = year(date(2026, 9, 9))
    assert [s.on for s in found] == [
        date(2026, 9, 9),
        date(2026, 11, 11),
        date(2027, 1, 13),
        date(2027, 3, 10),
        date(2027, 5, 12),
        date(2027, 7, 14),
    ]


def test_papers_two_weeks_ahead() -> None:
    assert [s.papers_due_on for s in year(date(2026, 9, 9))][:2] == [
        date(2026, 8, 26),
        date(2026, 10, 28),
    ]


def test_a_meeting_on_a_bank_holiday_moves_to_the_next_working_day() -> None:
    found = year(date(2026, 10, 23), every=2)
    christmas = found[1]
    assert christmas.pattern_on == date(2026, 12, 25)
    assert christmas.on == date(2026, 12, 29)
    assert christmas.was_moved


def test_a_deadline_on_a_day_off_comes_earlier_never_later() -> None:
    """Two weeks before Fri 8 Jan 2027 is Christmas Day."""
    assert papers_due(date(2027, 1, 8), 14, False, is_working) == date(2026, 12, 24)


def test_working_days_are_counted_back_over_weekends_and_holidays() -> None:
    assert papers_due(date(2027, 1, 8), 10, True, is_working) == date(2026, 12, 22)


def test_terms_that_state_no_deadline_give_none() -> None:
    assert papers_due(date(2027, 1, 8), None, False, is_working) is None


def test_less_than_monthly_is_refused() -> None:
    with pytest.raises(ValueError):
        year(date(2026, 9, 9), every=0)


@given(st.dates(date(2007, 1, 1), date(2035, 12, 31)))
def test_a_pattern_finds_its_own_day_again(day: date) -> None:
    found = Pattern.of(day).within(day)
    assert found == day or (day.day > 28 and found.weekday() == day.weekday())


@given(
    st.dates(date(2007, 1, 1), date(2035, 12, 31)),
    st.integers(min_value=1, max_value=6),
    st.integers(min_value=0, max_value=30),
    st.booleans(),
)
def test_every_slot_is_a_working_day_with_papers_no_later_than_promised(
    first: date, every: int, days: int, working: bool
) -> None:
    found = year(first, every, days, working)
    months = [(s.pattern_on.year * 12 + s.pattern_on.month) for s in found]
    assert all(b - a == every for a, b in zip(months, months[1:], strict=False))
    for s in found:
        assert is_working(s.on)
        assert s.on >= s.pattern_on
        assert s.papers_due_on is not None
        if working:
            between = [s.papers_due_on + timedelta(n) for n in range((s.on - s.papers_due_on).days)]
            assert sum(map(is_working, between)) == days
        else:
            assert s.on - s.papers_due_on >= timedelta(days=days)
