"""Quarters, directions and lateness as plain sums."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.pages.london import midnight
from meetings.direction import Share, move
from meetings.quarters import Quarter, due, so_far

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MONTHS = st.integers(1, 12)


@given(DAYS, MONTHS)
def test_every_day_lies_in_exactly_one_quarter(day: date, starts: int) -> None:
    quarter = Quarter.of(day, year_starts=starts)
    assert quarter.from_on <= day <= quarter.to_on
    assert Quarter.of(quarter.to_on + timedelta(days=1), year_starts=starts).before == quarter
    assert 1 <= quarter.place <= 4


@given(DAYS, MONTHS)
def test_no_two_quarters_of_one_year_share_a_number(day: date, starts: int) -> None:
    quarters, quarter = [], Quarter.of(day, year_starts=starts)
    for _ in range(8):
        quarters.append(quarter.number)
        quarter = quarter.before
    assert len(set(quarters)) == 8


@pytest.mark.parametrize(
    ("day", "number", "words"),
    [
        (date(2026, 3, 31), "EC-2025-26-Q4", "January to March 2026"),
        (date(2026, 4, 1), "EC-2026-27-Q1", "April to June 2026"),
        (date(2026, 10, 14), "EC-2026-27-Q3", "October to December 2026"),
        (date(1999, 12, 31), "EC-1999-00-Q3", "October to December 1999"),
    ],
)
def test_a_quarter_is_called_by_its_year_from_april(day: date, number: str, words: str) -> None:
    assert (Quarter.of(day).number, Quarter.of(day).words) == (number, words)


def test_a_year_that_begins_in_january_has_one_number() -> None:
    assert Quarter.of(date(2026, 5, 1), year_starts=1).number == "EC-2026-Q2"


def test_a_quarter_across_the_new_year_names_both() -> None:
    quarter = Quarter.of(date(2027, 1, 9), year_starts=12)
    assert quarter.words == "December 2026 to February 2027"


def test_contributions_are_due_after_the_quarter_at_the_earliest() -> None:
    quarter = Quarter(date(2026, 7, 1))
    assert due(quarter, asked_on=date(2026, 8, 1), days=14) == date(2026, 10, 14)
    assert due(quarter, asked_on=date(2026, 10, 5), days=14) == date(2026, 10, 19)


def test_a_day_begins_at_londons_midnight_in_summer_and_winter() -> None:
    assert midnight(date(2026, 7, 1)).utcoffset() == timedelta(hours=1)
    assert midnight(date(2026, 12, 1)).utcoffset() == timedelta(0)


def test_a_running_quarter_is_counted_as_far_as_it_has_come() -> None:
    quarter = Quarter(date(2026, 7, 1))
    assert so_far(quarter, on=date(2026, 8, 9)).last == date(2026, 8, 9)
    assert so_far(quarter, on=date(2027, 8, 9)).last == quarter.to_on
    assert so_far(quarter, on=date(2026, 6, 1)).last == quarter.from_on


@pytest.mark.parametrize(
    ("now", "before", "direction", "words"),
    [
        (Share(39, 90), Share(35, 69), "down", "43\u00a0%, down from 51\u00a0%"),
        (Share(36, 45), Share(31, 38), "down", "80\u00a0%, down from 82\u00a0%"),
        (Share(9, 10), Share(6, 8), "up", "90\u00a0%, up from 75\u00a0%"),
        (Share(6, 8), Share(3, 4), "same", "75\u00a0%, the same as last time"),
        (Share(1, 8), Share(0, 0), "", "13\u00a0%; none to count last time"),
    ],
)
def test_a_figure_moves_as_its_share_does(
    now: Share, before: Share, direction: str, words: str
) -> None:
    found = move(now, before)
    assert (found.direction, found.words) == (direction, words)


@given(st.integers(1, 400), st.integers(1, 400))
def test_what_is_shown_moves_as_its_arrow_points(of: int, before: int) -> None:
    now, then = Share(of // 3, of), Share(before // 2, before)
    expected = {True: "up", False: "down"}[now.percent > then.percent]
    same = now.percent == then.percent
    assert move(now, then).direction == ("same" if same else expected)
