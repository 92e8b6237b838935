"""What stands in a spreadsheet's cell: inert when we write it, unambiguous when we read it."""

import datetime as dt
import re
from typing import Any

# A text that begins so is taken for a formula or a command, also in its full-width forms,
# also behind spaces and quotes (catalogue E01).
_DANGEROUS = re.compile(r"""^[\s"'‘’“”]*[=+\-@＝＋－＠|%]|^[\t\r\n]""")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
GUARD = "'"
LONGEST = 32_000  # characters; a cell holds 32,767

_UK = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_WORDS = re.compile(r"^(?:[A-Za-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9}),? (\d{4})$")
_YEAR = """
    january february march april may june july august september october november december
"""
_MONTHS = {name[:n]: i for i, name in enumerate(_YEAR.split(), 1) for n in (3, len(name))}
_MONTHS["sept"] = 9
EARLIEST, LATEST = 1990, 2100


class Unclear(ValueError):
    """A cell that cannot be understood in only one way; the words say what to write."""


def is_dangerous(text: str) -> bool:
    """Whether a program that opens the file might run this text."""
    return bool(_DANGEROUS.match(text))


def clean(text: str) -> str:
    """Text without characters no cell can hold."""
    return _CONTROL.sub("", text)[:LONGEST]


def inert(text: str) -> str:
    """Text for a CSV cell: a quote before what a program might run."""
    text = clean(text)
    return GUARD + text if is_dangerous(text) or text.startswith(GUARD) else text


def revived(text: str) -> str:
    """What ``inert`` was given: an exported file can be read in again unchanged."""
    rest = text.removeprefix(GUARD)
    return rest if text.startswith(GUARD) and inert(rest) == text else text


def text_in(value: Any) -> str:
    """A cell's text; whole numbers without their ".0", days in words that can be read in."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return revived(clean(str(value)).strip())


def day_in(value: Any) -> dt.date | None:
    """A cell's day in UK order, None for an empty cell. Raises Unclear, never guesses.

    A two-digit year, a bare number, a month above 12 and a time of day are all refused.
    """
    if isinstance(value, dt.datetime):
        if value.time() != dt.time():
            raise Unclear("holds a time of day as well; write the day only")
        value = value.date()
    if isinstance(value, dt.date):
        return _sensible(value.year, value.month, value.day)
    if isinstance(value, bool | int | float):
        raise Unclear("is a number, not a date; write it as 28/11/2026")
    text = text_in(value)
    return _read(text) if text else None


def _read(text: str) -> dt.date:
    if found := _UK.match(text):
        day, month, year = (int(part) for part in found.groups())
        return _sensible(year, month, day)
    if found := _ISO.match(text):
        year, month, day = (int(part) for part in found.groups())
        return _sensible(year, month, day)
    if (found := _WORDS.match(text)) and (named := _MONTHS.get(found[2].lower())):
        return _sensible(int(found[3]), named, int(found[1]))
    raise Unclear("is not a date we can read; write day, month and full year as 28/11/2026")


def _sensible(year: int, month: int, day: int) -> dt.date:
    if not 1 <= month <= 12:
        raise Unclear("has no such month; write the day first, as 28/11/2026")
    if not EARLIEST <= year <= LATEST:
        raise Unclear(f"is of the year {year}; check the year")
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise Unclear("is a day that month does not have") from None
