"""Dates, times, counts and texts in the product's words."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.pages.fields import parse_clock, parse_day
from core.pages.templatetags import words

FRIDAY = dt.date(2025, 10, 3)
INSTANT = dt.datetime(2025, 10, 3, 13, 5, tzinfo=dt.UTC)
SENSIBLE_DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))


def test_a_key_to_be_typed_stands_in_fours_and_is_copied_as_one_word() -> None:
    told = words.in_fours("JBSWY3DPEHPK")
    assert re.findall(r">(\w+)<", told) == ["JBSW", "Y3DP", "EHPK"]
    assert re.sub(r"<[^>]+>", "", told) == "JBSWY3DPEHPK"


def test_a_day_names_its_weekday() -> None:
    assert words.day(FRIDAY) == "Fri 3 Oct 2025"


def test_an_instant_is_told_in_london_time() -> None:
    assert words.moment(INSTANT) == "Fri 3 Oct 2025, 2:05pm"


def test_an_instant_just_before_midnight_utc_is_the_next_day_in_a_london_summer() -> None:
    late = dt.datetime(2025, 7, 1, 23, 30, tzinfo=dt.UTC)

    assert words.day(late) == "Wed 2 Jul 2025"


@pytest.mark.parametrize(
    ("time", "told"),
    [
        ((14, 30), "2:30pm"),
        ((14, 0), "2pm"),
        ((0, 5), "12:05am"),
        ((12, 5), "12:05pm"),
        ((0, 0), "midnight"),
        ((12, 0), "midday"),
    ],
)
def test_a_clock_time_is_told_with_am_or_pm(time: tuple[int, int], told: str) -> None:
    assert words.clock(dt.time(*time)) == told


@given(st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_every_told_clock_time_can_be_typed_back(time: dt.time) -> None:
    assert parse_clock(words.clock(time)) == time


@given(SENSIBLE_DAYS)
def test_every_told_day_can_be_typed_back(on: dt.date) -> None:
    assert parse_day(words.day(on)) == on


@pytest.mark.parametrize(
    ("length", "told"),
    [
        (180, "3 hours"),
        (90, "1 hour 30 minutes"),
        (dt.timedelta(days=2), "2 days"),
        (0, "0 minutes"),
        (1, "1 minute"),
    ],
)
def test_a_length_of_time_is_told_in_its_units(length: int | dt.timedelta, told: str) -> None:
    assert words.duration_words(length) == told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "today"),
        (1, "yesterday"),
        (-1, "tomorrow"),
        (12, "12 days ago"),
        (-3, "in 3 days"),
        (59, "59 days ago"),
        (62, "2 months ago"),
        (800, "2 years ago"),
    ],
)
def test_distance_from_today_is_told_in_days_then_months_then_years(days: int, told: str) -> None:
    assert words.ago(FRIDAY - dt.timedelta(days=days), FRIDAY) == told


@given(SENSIBLE_DAYS, SENSIBLE_DAYS)
def test_the_past_is_ago_and_the_future_is_in(on: dt.date, today: dt.date) -> None:
    told = words.ago(on, today)

    near = {"today", "yesterday", "tomorrow"}
    assert told in near or told.endswith(" ago") == (on < today)
    assert told in near or told.startswith("in ") == (on > today)


def test_a_number_stands_with_its_denominator() -> None:
    assert words.of(7, 9) == "7 of 9"
    assert words.of(1234, 5678) == "1,234 of 5,678"


def test_a_capped_count_says_that_there_are_more() -> None:
    assert words.capped(1000, 1000) == "1,000"
    assert words.capped(1001, 1000) == "1,000+"


def test_counts_agree_with_their_noun() -> None:
    told = [words.count_words(n, "agency,agencies") for n in (0, 1, 1234)]

    assert told == ["no agencies", "1 agency", "1,234 agencies"]


def test_paragraphs_keep_line_ends_and_escape_everything() -> None:
    html = words.paragraphs("One\r\n<b>two</b>\n\n\nthree & four\n")

    assert html == (
        '<p class="govuk-body">One<br>&lt;b&gt;two&lt;/b&gt;</p>\n'
        '<p class="govuk-body">three &amp; four</p>'
    )


@given(st.text())
def test_no_text_becomes_markup(text: str) -> None:
    bare = str(words.paragraphs(text))
    for ours in ('<p class="govuk-body">', "</p>", "<br>"):
        bare = bare.replace(ours, "")

    assert not set(bare) & set("<>\"'")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (True, "Yes"),
        (False, "No"),
        (None, ""),
        (FRIDAY, "Fri 3 Oct 2025"),
        (INSTANT, "Fri 3 Oct 2025, 2:05pm"),
        (dt.time(14, 30), "2:30pm"),
        (dt.timedelta(hours=3), "3 hours"),
        (["police", FRIDAY], "police, Fri 3 Oct 2025"),
        (7, "7"),
    ],
)
def test_any_value_can_be_told(value: object, told: str) -> None:
    assert words.in_words(value) == told


@pytest.mark.parametrize(
    "tell", [words.day, words.moment, words.clock, words.duration_words, words.ago]
)
def test_nothing_is_told_of_nothing(tell: object) -> None:
    assert tell(None) == ""  # type: ignore[operator]


def test_a_file_size_is_told_as_file_managers_tell_it() -> None:
    assert [words.file_size(n) for n in (1, 48_200, 2_310_000)] == ["1 KB", "48 KB", "2.3 MB"]
