"""Cells: inert when written, read in one way or not at all (catalogue E01, E05)."""

import datetime as dt
from typing import Any

import pytest

from core.documents.cells import Unclear, clean, day_in, inert, is_dangerous, revived, text_in

DANGEROUS = [
    "=1",
    "+1",
    "-1",
    "@x",
    "\t=1",
    "\r1",
    "\nx",
    " =1",
    "'=1",
    '"=1',
    "＝1",
    "＋1",
    "－1",
    "＠x",
]
HARMLESS = ["Share the minutes", "3 schools", "a=b", "Ünïcode", "It's theirs", ""]


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_a_program_might_run_is_written_inert(text: str) -> None:
    assert is_dangerous(text)
    assert inert(text).startswith("'")


@pytest.mark.parametrize("text", [*DANGEROUS, *HARMLESS, "'quoted'", "''twice"])
def test_an_exported_text_is_read_in_again_unchanged(text: str) -> None:
    assert revived(inert(text)) == clean(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert inert(text) == text


DAYS: dict[Any, dt.date] = {
    "01/02/2026": dt.date(2026, 2, 1),
    "1.2.2026": dt.date(2026, 2, 1),
    "1-2-2026": dt.date(2026, 2, 1),
    "2026-02-01": dt.date(2026, 2, 1),
    "1 Feb 2026": dt.date(2026, 2, 1),
    "Sun 1 February 2026": dt.date(2026, 2, 1),
    "1st Sept 2026": dt.date(2026, 9, 1),
    "29/02/2028": dt.date(2028, 2, 29),
    dt.date(2026, 2, 1): dt.date(2026, 2, 1),
    dt.datetime(2026, 3, 2): dt.date(2026, 3, 2),
}
UNCLEAR: list[Any] = [
    "1/2/26",
    "31/11/2026",
    "29/02/2027",
    "02/13/2026",
    "2026-13-01",
    "February 1 2026",
    "1 Smarch 2026",
    "46000",
    46_000.0,
    True,
    "soon",
    "1/1/0001",
    "1/1/9999",
    dt.datetime(2026, 1, 1, 9, 30),
]


@pytest.mark.parametrize("cell", DAYS)
def test_a_day_is_read_in_uk_order(cell: Any) -> None:
    assert day_in(cell) == DAYS[cell]


@pytest.mark.parametrize("cell", UNCLEAR)
def test_what_could_be_another_day_is_refused(cell: Any) -> None:
    with pytest.raises(Unclear):
        day_in(cell)


@pytest.mark.parametrize("cell", ["", None, "  "])
def test_an_empty_cell_is_no_day(cell: Any) -> None:
    assert day_in(cell) is None


def test_numbers_and_days_are_read_as_people_write_them() -> None:
    assert text_in(3.0) == "3" and text_in(2.5) == "2.5"
    assert text_in(dt.date(2026, 2, 1)) == "01/02/2026"
    assert text_in(" a\x00b ") == "ab"
