"""The workbook people fill in: lists to choose from, an example, how to."""

import datetime as dt
import io
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from actions.importing.columns import COLUMNS, DAYS, EXAMPLE_ROW, MOST_ROWS, SHEET
from actions.importing.known import Known
from core.documents.cells import clean

HOW_TO = (
    "How to fill in this workbook",
    "",
    f"Write one action in each row of the sheet “{SHEET}”. Leave the first row as it is.",
    "Keep the columns and their headings; a workbook with other columns is not read.",
    "Nothing is brought in before you have seen, row by row, what would be added and changed.",
    "If one row cannot be brought in, none is: mend that row and send the workbook again.",
    "Sending it again is safe: a reference that is known changes its action, or leaves it alone.",
    "An empty cell changes nothing; a new action needs every column that is marked as needed.",
    "A due date can only be moved on the action's own page.",
    "No names of children, families or practitioners.",
    "",
)


@dataclass
class Pages:
    """The workbook under way and its formats."""

    book: Any
    bold: Any
    wrapped: Any
    grey: Any
    day: Any


def template_of(known: Known) -> bytes:
    """The template with this partnership's agencies, groups and leads, as Excel."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    pages = Pages(
        book,
        bold=book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"}),
        wrapped=book.add_format({"text_wrap": True, "valign": "top"}),
        grey=book.add_format({"italic": True, "font_color": "#505a5f", "text_wrap": True}),
        day=book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"}),
    )
    sheet = book.add_worksheet(SHEET)
    _how_to(pages)
    lists = _lists(pages, known)
    _actions(pages, sheet, known, lists)
    book.close()
    return out.getvalue()


def _actions(pages: Pages, sheet: Any, known: Known, lists: dict[str, str]) -> None:
    for place, column in enumerate(COLUMNS):
        sheet.write_string(0, place, column.heading, pages.bold)
        format_ = pages.day if column.name in DAYS else pages.wrapped
        sheet.set_column(place, place, column.width, format_)
        sheet.write_string(1, place, _example(column.name, known), pages.grey)
        if column.name in lists:
            sheet.data_validation(2, place, MOST_ROWS + 1, place, _choice(lists[column.name]))
        if column.name in DAYS:
            sheet.data_validation(2, place, MOST_ROWS + 1, place, _day())
    sheet.freeze_panes(1, 2)
    sheet.activate()


def _example(name: str, known: Known) -> str:
    first = {"agency": known.agencies, "group": known.groups}.get(name)
    if first:
        return clean(str(next(iter(first.values()))))
    return EXAMPLE_ROW.get(name, "3/10/2026" if name in DAYS else "")


def _choice(where: str) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": where,
        "error_title": "Not in the list",
        "error_message": "Choose one of the names in the list.",
    }


def _day() -> dict[str, Any]:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": dt.date(1990, 1, 1),
        "maximum": dt.date(2100, 12, 31),
        "error_title": "Not a date",
        "error_message": "Write day, month and full year, as 3/10/2026.",
    }


def _how_to(pages: Pages) -> None:
    sheet = pages.book.add_worksheet("How to fill in")
    sheet.set_column(0, 0, 30, pages.wrapped)
    sheet.set_column(1, 1, 24, pages.wrapped)
    sheet.set_column(2, 2, 90, pages.wrapped)
    for number, line in enumerate(HOW_TO):
        sheet.write_string(number, 0, line, pages.bold if number == 0 else None)
    first = len(HOW_TO)
    for place, words in enumerate(("Column", "Needed for a new action", "What to write")):
        sheet.write_string(first, place, words, pages.bold)
    for row, column in enumerate(COLUMNS, first + 1):
        sheet.write_string(row, 0, column.heading)
        sheet.write_string(row, 1, "yes" if column.is_needed else "")
        sheet.write_string(row, 2, column.help)


def _lists(pages: Pages, known: Known) -> dict[str, str]:
    """Write what can be chosen; returns where, by column."""
    sheet = pages.book.add_worksheet("Lists")
    sheet.set_column(0, 2, 45)
    names = {
        "agency": [str(agency) for agency in known.agencies.values()],
        "group": [str(group) for group in known.groups.values()],
        "lead": list(known.lead_labels),
    }
    where = {}
    for place, (column, words) in enumerate(names.items()):
        sheet.write_string(0, place, column.capitalize(), pages.bold)
        for row, word in enumerate(words, 1):
            sheet.write_string(row, place, clean(word))
        if words:
            letter = "ABC"[place]
            where[column] = f"=Lists!${letter}$2:${letter}${len(words) + 1}"
    return where
