"""Dates and times as people type them."""

import datetime as dt

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from core.pages.fields import ClockField, DayField, parse_clock, parse_day, parse_parts
from core.pages.widgets import DayTextInput


class Diary(forms.Form):
    on = DayField()
    at = ClockField(required=False)


def diary(day: str, month: str, year: str, at: str = "") -> Diary:
    return Diary({"on_0": day, "on_1": month, "on_2": year, "at": at})


@pytest.mark.parametrize(
    "typed",
    [
        "3/10/2025",
        "03.10.2025",
        "3-10-2025",
        "3 10 2025",
        "3 Oct 2025",
        "3rd October 2025",
        "Fri 3 Oct 2025",
        "Friday, 3 October 2025",
        "3rd of October 2025",
        "2025-10-03",
        "  3   oct   2025 ",
    ],
)
def test_a_day_is_understood_however_it_is_written(typed: str) -> None:
    assert parse_day(typed) == dt.date(2025, 10, 3)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("3/10/25", "four digits"),
        ("25/10/03", "four digits"),
        ("31/2/2025", "Feb 2025 has no day 31"),
        ("3/13/2025", "month must be from 1 to 12"),
        ("3/10/1025", "year must be from 1900 to 2200"),
        ("soon", "Enter a date like"),
        ("3 Octember 2025 or so", "Enter a date like"),
        ("", "Enter a date like"),
        ("٣/١٠/٢٠٢٥", "Enter a date like"),
    ],
)
def test_a_day_that_could_be_misread_is_refused_with_a_reason(typed: str, answer: str) -> None:
    with pytest.raises(ValidationError, match=answer):
        parse_day(typed)


@given(st.text())
def test_any_text_is_a_day_or_a_plain_refusal(text: str) -> None:
    try:
        found = parse_day(text)
    except ValidationError as refusal:
        assert "nvalid" not in refusal.messages[0]
    else:
        assert isinstance(found, dt.date)


@given(st.text(), st.text(), st.text())
def test_any_three_parts_are_a_day_or_a_plain_refusal(day: str, month: str, year: str) -> None:
    form = diary(day, month, year)

    assert form.is_valid() or form.errors["on"]


def test_a_missing_part_is_named() -> None:
    with pytest.raises(ValidationError, match="needs a month and a year"):
        parse_parts("3", "", "")


def test_three_boxes_make_a_day() -> None:
    form = diary("3", "Oct", "2025")

    assert form.is_valid()
    assert form.cleaned_data["on"] == dt.date(2025, 10, 3)


def test_a_whole_day_may_be_pasted_into_the_first_box() -> None:
    form = diary("Fri 3 Oct 2025", "", "")

    assert form.is_valid()
    assert form.cleaned_data["on"] == dt.date(2025, 10, 3)


def test_a_wrong_day_stays_typed_and_is_marked_in_each_box() -> None:
    html = str(diary("31", "2", "2025")["on"])

    assert [f'value="{v}"' in html for v in ("31", "2", "2025")] == [True] * 3
    assert html.count('aria-invalid="true"') == 3


def test_a_stored_day_fills_the_boxes_and_counts_as_unchanged() -> None:
    form = Diary({"on_0": "3", "on_1": "10", "on_2": "2025"}, initial={"on": dt.date(2025, 10, 3)})

    assert 'value="10"' in str(Diary(initial={"on": dt.date(2025, 10, 3)})["on"])
    assert form.changed_data == []


def test_one_box_takes_a_day_for_filters() -> None:
    box = DayTextInput()
    field = DayField(widget=box, required=False)

    assert field.clean("3 Oct 2025") == dt.date(2025, 10, 3)
    assert field.clean("") is None
    assert box.format_value(dt.date(2025, 10, 3)) == "3 Oct 2025"


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("2:30pm", (14, 30)),
        ("2.30 PM", (14, 30)),
        ("2pm", (14, 0)),
        ("14:30", (14, 30)),
        ("1430", (14, 30)),
        ("12am", (0, 0)),
        ("12:15pm", (12, 15)),
        ("midday", (12, 0)),
        ("noon", (12, 0)),
        ("midnight", (0, 0)),
    ],
)
def test_a_time_is_understood_however_it_is_written(typed: str, time: tuple[int, int]) -> None:
    assert parse_clock(typed) == dt.time(*time)


@pytest.mark.parametrize("typed", ["2", "14", "25:00", "13pm", "0pm", "2:75pm", "soon", "2:30xm"])
def test_a_time_that_could_be_misread_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="Enter a time like"):
        parse_clock(typed)


@given(st.text())
def test_any_text_is_a_time_or_a_plain_refusal(text: str) -> None:
    form = diary("3", "10", "2025", at=text)

    assert form.is_valid() or "Enter a time like" in form.errors["at"][0]
