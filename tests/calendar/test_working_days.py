"""Days, working days and months (catalogue K01–K07), against a second implementation."""

import random
from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core.calendar.england import england
from core.calendar.horizon import trouble_with_holidays
from core.calendar.models import BankHoliday
from core.calendar.models.holiday import published
from core.calendar.workdays import BeyondHorizon, WorkingDays, add_months
from tests.calendar.england_by_hand import holidays, worked

LAST_YEAR = 2029
ENGLAND = WorkingDays.knowing(on for on, _ in published(date(LAST_YEAR - 3, 1, 1)))
BY_HAND = worked(2007, LAST_YEAR)
DAYS = st.dates(date(2008, 1, 1), date(2028, 6, 30))


def vectors() -> list[tuple[date, int]]:
    """Four hundred starts and counts, the same in every run."""
    chance = random.Random(2026)
    first = date(2008, 1, 1)
    return [
        (first + timedelta(days=chance.randrange(7300)), chance.randrange(1, 41))
        for _ in range(400)
    ]


@pytest.mark.parametrize("year", range(2007, LAST_YEAR + 1))
def test_the_shipped_days_are_the_ones_reckoned_by_hand(year: int) -> None:
    shipped = {d for d in ENGLAND.holidays if d.year == year and d.weekday() < 5}
    assert shipped == {d for d in holidays(year) if d.weekday() < 5}


@pytest.mark.parametrize(
    ("start", "fifth", "fifteenth"),
    [
        (date(2026, 3, 27), date(2026, 4, 7), date(2026, 4, 21)),
        (date(2026, 12, 23), date(2027, 1, 4), date(2027, 1, 18)),
    ],
)
def test_the_catalogues_vectors(start: date, fifth: date, fifteenth: date) -> None:
    assert ENGLAND.after(start, 5) == fifth
    assert ENGLAND.after(start, 15) == fifteenth


def test_four_hundred_vectors_agree_with_the_second_implementation() -> None:
    for start, count in vectors():
        assert ENGLAND.after(start, count) == BY_HAND[bisect_right(BY_HAND, start) + count - 1]
        assert ENGLAND.before(start, count) == BY_HAND[bisect_left(BY_HAND, start) - count]


@given(DAYS, st.integers(0, 60))
def test_counting_there_and_back(start: date, count: int) -> None:
    end = ENGLAND.after(start, count)
    assert count == 0 or ENGLAND.includes(end)
    assert count == 0 or ENGLAND.before(end, count) == ENGLAND.on_or_before(start)


@given(DAYS)
def test_the_nearest_working_day(day: date) -> None:
    later, earlier = ENGLAND.on_or_after(day), ENGLAND.on_or_before(day)
    assert earlier <= day <= later and ENGLAND.includes(later) and ENGLAND.includes(earlier)
    assert (earlier == day == later) == ENGLAND.includes(day)


def test_a_count_of_days_is_never_negative() -> None:
    with pytest.raises(ValueError, match="never negative"):
        ENGLAND.after(date(2026, 1, 5), -1)


@pytest.mark.parametrize("day", [date.min, date(2006, 12, 29), date(2030, 3, 1), date.max])
def test_beyond_the_horizon_nothing_is_guessed(day: date) -> None:
    with pytest.raises(BeyondHorizon):
        ENGLAND.includes(day)
    with pytest.raises(BeyondHorizon):
        ENGLAND.after(day, 1)
    with pytest.raises(BeyondHorizon):
        ENGLAND.before(day, 1)


def test_an_empty_table_knows_no_working_day() -> None:
    with pytest.raises(BeyondHorizon):
        WorkingDays.knowing([])


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 5, 31), 0, date(2026, 5, 31)),
    ],
)
def test_a_month_on_is_the_same_day_or_the_months_last(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


@pytest.mark.parametrize(
    "call",
    [
        lambda: add_months(date.max, 1),
        lambda: add_months(date.min, -1),
    ],
)
def test_the_calendars_ends_are_refused(call: object) -> None:
    with pytest.raises(BeyondHorizon):
        call()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2027, 1, 1, 0, 0, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 10, 24, 23, 0, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_a_day_is_londons_day(at: datetime, day: date) -> None:
    assert timezone.localdate(at) == day


# -- the shipped table -------------------------------------------------------------------------


def test_the_table_is_filled_when_the_database_is_made(db: None) -> None:
    assert BankHoliday.objects.filter(on=date(2007, 4, 6)).exists()
    assert england().includes(date(2026, 4, 2)) and not england().includes(date(2026, 4, 3))
    assert trouble_with_holidays(timezone.localdate()) == ""


def test_filling_again_adds_nothing_and_takes_nothing_away(db: None) -> None:
    BankHoliday.objects.create(on=date(2027, 6, 11), name="Proclaimed")
    BankHoliday.objects.filter(on=date(2027, 5, 3)).delete()
    assert BankHoliday.fill(today=timezone.localdate()) == 1
    assert BankHoliday.fill(today=timezone.localdate()) == 0
    assert not england().includes(date(2027, 6, 11))


def test_a_table_that_runs_out_is_said(db: None) -> None:
    today = date(2026, 10, 14)
    BankHoliday.objects.filter(on__gt=date(2027, 8, 30)).delete()
    assert "known only until Mon 30 Aug 2027" in trouble_with_holidays(today)
    with pytest.raises(BeyondHorizon):
        england().after(date(2027, 8, 27), 5)


def test_a_hole_in_the_table_is_said(db: None) -> None:
    BankHoliday.objects.filter(on__year=2027, on__month=5).delete()
    assert trouble_with_holidays(date(2026, 10, 14)) == "Bank holidays are missing in 2027."


def test_an_empty_table_is_said(db: None) -> None:
    BankHoliday.objects.all().delete()
    assert "no working day can be counted" in trouble_with_holidays(date(2026, 10, 14))
