"""Dates, times and files as people type and send them."""

import datetime as dt
import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from core.pages.templatetags.words import MONTHS
from core.pages.widgets import ClockInput, DateInput, FilesInput

NOT_A_DAY = "Enter a date like 3 10 2025 or 3 Oct 2025."
NOT_A_CLOCK = "Enter a time like 2:30pm or 14:30."
SHORT_YEAR = "Enter the year with four digits, like 2025."
YEARS = range(1900, 2201)

_WEEKDAY = re.compile(
    r"^(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?\b[\s,.]*", re.IGNORECASE
)
_CLOCK = re.compile(r"^(\d{1,2})(?:[:.]?([0-5]\d))?\s*(am|pm)?$")


def parse_day(text: str) -> dt.date:
    """A date in UK order: 3/10/2025, 3 Oct 2025, Fri 3 October 2025, 2025-10-03.

    Raises ValidationError for anything else, for a day no calendar has, and for a year of
    two digits, which could be read as a day.
    """
    bare = _WEEKDAY.sub("", text.strip())
    parts = [p for p in re.split(r"[\s/.,-]+", bare) if p.lower() != "of"]
    if len(parts) != 3:
        raise ValidationError(NOT_A_DAY, code="day")
    if re.fullmatch(r"\d{4}", parts[0]):
        parts.reverse()
    return parse_parts(*parts)


def parse_parts(day: str, month: str, year: str) -> dt.date:
    """A date of three typed parts; the month as number or name. Raises as `parse_day` does."""
    missing = [w for w, v in (("day", day), ("month", month), ("year", year)) if not v.strip()]
    if missing:
        raise ValidationError(f"The date needs a {' and a '.join(missing)}.", code="part")
    number = _month(month.strip())
    if (
        not re.fullmatch(r"\d{1,2}(st|nd|rd|th)?", day.strip(), re.IGNORECASE | re.ASCII)
        or not number
    ):
        raise ValidationError(NOT_A_DAY, code="day")
    if not re.fullmatch(r"\d{4}", year.strip(), re.ASCII):
        raise ValidationError(SHORT_YEAR, code="year")
    return _real_day(int(re.sub(r"\D", "", day)), number, int(year))


def _month(text: str) -> int:
    if re.fullmatch(r"\d{1,2}", text, re.ASCII):
        return int(text)
    names = [m.lower() for m in MONTHS]
    return names.index(text[:3].lower()) + 1 if text[:3].lower() in names else 0


def _real_day(day: int, month: int, year: int) -> dt.date:
    if year not in YEARS:
        raise ValidationError(f"The year must be from {YEARS[0]} to {YEARS[-1]}.", code="year")
    if not 1 <= month <= 12:
        raise ValidationError("The month must be from 1 to 12.", code="month")
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise ValidationError(f"{MONTHS[month - 1]} {year} has no day {day}.", code="day") from None


def parse_clock(text: str) -> dt.time:
    """A time of day: 2:30pm, 2pm, 14:30, 1430, midday. Raises ValidationError otherwise.

    A bare hour such as "2" could be night or afternoon and is refused.
    """
    bare = text.strip().lower().replace(" ", "")
    named = {"midday": dt.time(12), "noon": dt.time(12), "midnight": dt.time(0)}.get(bare)
    if named:
        return named
    found = _CLOCK.match(bare)
    if not found or not (found[2] or found[3]):
        raise ValidationError(NOT_A_CLOCK, code="clock")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12 or hour > 23:
        raise ValidationError(NOT_A_CLOCK, code="clock")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return dt.time(hour, minute)


class DayField(forms.Field):
    """A date; forgiving about how it is written, strict about which day is meant."""

    widget = DateInput
    default_error_messages: ClassVar[dict[str, str]] = {"required": "Enter a date."}

    def to_python(self, value: Any) -> dt.date | None:
        if isinstance(value, dt.datetime | dt.date):
            return value.date() if isinstance(value, dt.datetime) else value
        if isinstance(value, str):
            return parse_day(value) if value.strip() else None
        typed = [(part or "").strip() for part in value or ()]
        if not any(typed):
            return None
        # "3 Oct 2025" pasted into the first box is as good as three parts.
        return (
            parse_day(typed[0])
            if typed[0] and not any(typed[1:]) and _is_long(typed[0])
            else parse_parts(*typed)
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def _is_long(text: str) -> bool:
    return len(text) > 4


class ClockField(forms.Field):
    """A time of day, told with am or pm or on the 24-hour clock."""

    widget = ClockInput
    default_error_messages: ClassVar[dict[str, str]] = {"required": "Enter a time."}

    def to_python(self, value: Any) -> dt.time | None:
        if value in self.empty_values:
            return None
        return value if isinstance(value, dt.time) else parse_clock(str(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class FilesField(forms.FileField):
    """Several files in one box; gives a list."""

    widget = FilesInput
    default_error_messages: ClassVar[dict[str, str]] = {"required": "Choose at least one file."}

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        one = super().clean
        sent = data if isinstance(data, list | tuple) else [data] if data else []
        if not sent:
            one(None, initial)
            return []
        return [one(file, initial) for file in sent]
