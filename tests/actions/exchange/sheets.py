"""Spreadsheets as the tests read and write them."""

import csv
import io
from typing import Any

import xlsxwriter

from actions.importing.checking import preview_of
from actions.importing.columns import COLUMNS, SHEET
from actions.importing.preview import Preview
from actions.importing.reading import lines_of
from core.documents.workbook import read_workbook
from tests.factories.rows import TODAY
from tests.personas import World

HEADINGS = [column.heading for column in COLUMNS]


def tracker(*rows: dict[str, Any], headings: list[str] | None = None, sheet: str = SHEET) -> bytes:
    """A filled-in template: rows of cells by column name; dates as dates or as typed."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"default_date_format": "dd/mm/yyyy"})
    page = book.add_worksheet(sheet)
    page.write_row(0, 0, headings if headings is not None else HEADINGS)
    for number, row in enumerate(rows, 1):
        for place, column in enumerate(COLUMNS):
            value = row.get(column.name)
            if isinstance(value, str):
                page.write_string(number, place, value)
            elif hasattr(value, "year"):
                page.write_datetime(number, place, value)
            elif value is not None:
                page.write(number, place, value)
    book.close()
    return out.getvalue()


def line(world: World, reference: str = "TR-1", **cells: Any) -> dict[str, Any]:
    """A row that can be brought in, with other cells where the test wants them."""
    return {
        "reference": reference,
        "title": f"Tell every school whom to ring, {reference}",
        "text": "Write to all of them.",
        "agency": world.police.name,
        "lead": world.agency_lead.name,
        "group": world.group.name,
        "raised_on": "1/9/2026",
        "due_on": "28/11/2026",
        **cells,
    }


def preview(world: World, *rows: dict[str, Any], part: str = "manager", **how: Any) -> Preview:
    """What somebody who brings these rows in is shown first."""
    lines = lines_of(tracker(*rows, **how))
    return preview_of(lines, me=world.people[part], today=TODAY)


def cells_of(answer: Any) -> list[list[Any]]:
    """All cells of an exported file, its head included."""
    content = b"".join(answer)
    if answer.headers["Content-Type"] == "text/csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    return read_workbook(content)["Actions"]


def rows_of(answer: Any) -> list[list[Any]]:
    """The rows beneath the headings."""
    cells = cells_of(answer)
    headings = next(n for n, row in enumerate(cells) if row and row[0] == "Code")
    return cells[headings + 1 :]
