"""Filters that turn dates, times, counts and texts into the product's words.

A template builtin: no `load` needed. Clock times are London's, always. An empty value gives
an empty string, so that a template need not ask first.
"""

import datetime as dt
import re

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from core.pages.london import LONDON

register = template.Library()

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
DAYS_TOLD_AS_DAYS = 60
MONTHS_TOLD_AS_MONTHS = 24

Day = dt.date | dt.datetime


def london_day(value: Day) -> dt.date:
    """The London date of a date or an instant; a naive instant is taken as London's."""
    return _in_london(value).date() if isinstance(value, dt.datetime) else value


def _in_london(value: dt.datetime) -> dt.datetime:
    return value.astimezone(LONDON) if value.tzinfo else value


def _today() -> dt.date:
    return dt.datetime.now(LONDON).date()


@register.filter
def day(value: Day | None) -> str:
    """Fri 3 Oct 2025."""
    if not value:
        return ""
    on = london_day(value)
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]} {on.year}"


@register.filter
def clock(value: dt.time | dt.datetime | None) -> str:
    """2:30pm, 2pm, midday, midnight."""
    if value is None or value == "":
        return ""
    at = _in_london(value) if isinstance(value, dt.datetime) else value
    if at.minute == 0 and at.hour in (0, 12):
        return "midday" if at.hour else "midnight"
    minutes = f":{at.minute:02d}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'pm' if at.hour >= 12 else 'am'}"


@register.filter
def moment(value: dt.datetime | None) -> str:
    """Fri 3 Oct 2025, 2:05pm."""
    return f"{day(value)}, {clock(value)}" if value else ""


@register.filter
def duration_words(value: dt.timedelta | int | None) -> str:
    """3 hours; 1 hour 30 minutes; 2 days. Takes a timedelta or whole minutes."""
    if value is None or value == "":
        return ""
    minutes = int(value.total_seconds() // 60) if isinstance(value, dt.timedelta) else int(value)
    days, rest = divmod(minutes, 24 * 60)
    parts = (count_words(n, f"{one},{one}s") for n, one in _units(days, rest) if n)
    return " ".join(parts) or "0 minutes"


def _units(days: int, minutes: int) -> list[tuple[int, str]]:
    return [(days, "day"), (minutes // 60, "hour"), (minutes % 60, "minute")]


@register.filter
def ago(value: Day | None, today: dt.date | None = None) -> str:
    """12 days ago, today, in 3 days; months from two months on, years from two years on."""
    if not value:
        return ""
    on, now = london_day(value), today or _today()
    days = (now - on).days
    near = {0: "today", 1: "yesterday", -1: "tomorrow"}.get(days)
    if near:
        return near
    span = _span(min(on, now), max(on, now))
    return f"{span} ago" if days > 0 else f"in {span}"


def _span(early: dt.date, late: dt.date) -> str:
    days = (late - early).days
    if days < DAYS_TOLD_AS_DAYS:
        return f"{days} days"
    months = (late.year - early.year) * 12 + late.month - early.month - (late.day < early.day)
    if months < MONTHS_TOLD_AS_MONTHS:
        return count_words(months, "month,months")
    return f"{months // 12} years"


@register.filter
def of(number: int | None, whole: int | None) -> str:
    """7 of 9: a number never stands without what it is a part of."""
    if number is None or whole is None:
        return ""
    return f"{number:,} of {whole:,}"


@register.filter
def capped(number: int | None, cap: int) -> str:
    """1,000+ when a count was stopped at its cap, the number itself otherwise."""
    if number is None:
        return ""
    return f"{cap:,}+" if number > cap else f"{number:,}"


@register.filter
def count_words(number: int, words: str) -> str:
    """3 actions, 1 action, no actions: `{{ n|count_words:"action,actions" }}`."""
    one, many = words.split(",")
    if number == 0:
        return f"no {many}"
    return f"{number:,} {one if number == 1 else many}"


@register.filter
def plural_of(words: str) -> str:
    """actions: the second of "action,actions"."""
    return words.partition(",")[2] or words


@register.filter(is_safe=True)
def paragraphs(text: str | None) -> SafeString:
    """Plain text as escaped paragraphs; a blank line parts them, a line end stays one."""
    blocks = re.split(r"\n\s*\n", (text or "").replace("\r\n", "\n").strip())
    lines = ((_with_line_ends(block),) for block in blocks if block)
    return format_html_join("\n", '<p class="govuk-body">{}</p>', lines)


def _with_line_ends(block: str) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in block.split("\n")))


@register.filter
def in_fours(key: str) -> SafeString:
    """A key to be typed, in groups of four; copied, it is one word."""
    groups = ((key[at : at + 4],) for at in range(0, len(key), 4))
    return format_html_join("", '<span class="app-key__group">{}</span>', groups)


@register.filter
def file_size(number: int | None) -> str:
    """14 KB, 2.3 MB: from bytes, in thousands as file managers count them."""
    if number is None:
        return ""
    if number < 1_000_000:
        return f"{max(1, round(number / 1000))} KB"
    return f"{number / 1_000_000:.1f} MB"


@register.filter
def in_words(value: object) -> str:
    """Any stored value as a person would say it: Yes, No, a date, a list with commas."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.datetime):
        return moment(value)
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, dt.time):
        return clock(value)
    if isinstance(value, dt.timedelta):
        return duration_words(value)
    if isinstance(value, list | tuple | set):
        return ", ".join(in_words(v) for v in value)
    return "" if value is None else str(value)
