"""Writing spreadsheets, row by row, so that a long one needs no more memory than a short one.

User text is always written as text. Each file begins with its handling mark, what it shows,
how many rows and when; then the headings, then the rows.
"""

import csv
import datetime as dt
import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any, Protocol

import xlsxwriter

from core.documents.cells import clean, inert, is_dangerous
from core.documents.kinds import MEDIA_TYPES
from core.pages.london import LONDON
from core.pages.templatetags.words import moment

TEXT, DAY, MOMENT, NUMBER = "text", "day", "moment", "number"
XLSX, CSV = "xlsx", "csv"


@dataclass(frozen=True)
class Column:
    """A heading, the kind of its cells, and its width in characters."""

    heading: str
    kind: str = TEXT
    width: int = 16


@dataclass(frozen=True)
class Sheet:
    """What a spreadsheet is: its head, line by line, and its columns."""

    title: str
    head: Sequence[str]
    columns: Sequence[Column]


class Writer(Protocol):
    """Takes rows in order; ``finish`` gives the file, at its start."""

    media_type: str

    def add(self, row: Sequence[Any]) -> None: ...

    def finish(self) -> IO[bytes]: ...


def writer(kind: str, sheet: Sheet) -> Writer:
    """A writer for "xlsx" or "csv"."""
    return XlsxWriter(sheet) if kind == XLSX else CsvWriter(sheet)


class XlsxWriter:
    """Excel. ``write_string`` for text: ``write`` would turn "=…" into a formula."""

    media_type = MEDIA_TYPES[XLSX]

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.file = tempfile.TemporaryFile()  # noqa: SIM115  handed over by finish
        options = {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}
        self.book = xlsxwriter.Workbook(self.file, options)
        self.page = self.book.add_worksheet(sheet.title[:31])
        self.formats = {
            DAY: self.book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"}),
            MOMENT: self.book.add_format({"num_format": "dd/mm/yyyy hh:mm", "valign": "top"}),
            NUMBER: self.book.add_format({"valign": "top"}),
            TEXT: self.book.add_format({"text_wrap": True, "valign": "top"}),
            # Excel keeps such a cell text even when somebody edits it.
            "guarded": self.book.add_format({"text_wrap": True, "quote_prefix": True}),
            "heading": self.book.add_format({"bold": True, "bottom": 2, "text_wrap": True}),
            "mark": self.book.add_format({"bold": True}),
        }
        self.row = 0
        self._begin()

    def _begin(self) -> None:
        for place, column in enumerate(self.sheet.columns):
            self.page.set_column(place, place, column.width)
        for number, line in enumerate(self.sheet.head):
            self.page.write_string(
                self.row, 0, clean(line), None if number else self.formats["mark"]
            )
            self.row += 1
        self.row += 1
        for place, column in enumerate(self.sheet.columns):
            self.page.write_string(self.row, place, column.heading, self.formats["heading"])
        self.page.freeze_panes(self.row + 1, 1)
        self.page.repeat_rows(self.row)
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        self.page.set_footer(f"&L{self.sheet.head[0].replace('&', '&&')}&RPage &P of &N")
        self.first = self.row
        self.row += 1

    def add(self, row: Sequence[Any]) -> None:
        for place, (column, value) in enumerate(zip(self.sheet.columns, row, strict=True)):
            self._write(place, column.kind, value)
        self.row += 1

    def _write(self, place: int, kind: str, value: Any) -> None:
        if value is None or value == "":
            return
        if kind == NUMBER:
            self.page.write_number(self.row, place, value, self.formats[NUMBER])
        elif kind == DAY:
            self.page.write_datetime(self.row, place, value, self.formats[DAY])
        elif kind == MOMENT:
            here = value.astimezone(LONDON).replace(tzinfo=None)
            self.page.write_datetime(self.row, place, here, self.formats[MOMENT])
        else:
            text = clean(str(value))
            name = "guarded" if is_dangerous(text) else TEXT
            self.page.write_string(self.row, place, text, self.formats[name])

    def finish(self) -> IO[bytes]:
        last = max(self.row - 1, self.first)
        self.page.autofilter(self.first, 0, last, len(self.sheet.columns) - 1)
        self.book.close()
        self.file.seek(0)
        return self.file


class CsvWriter:
    """CSV as Excel in this country reads it: UTF-8 with its mark, days as dd/mm/yyyy."""

    media_type = MEDIA_TYPES[CSV]

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.file = tempfile.TemporaryFile()  # noqa: SIM115  handed over by finish
        self.text = io.TextIOWrapper(self.file, "utf-8-sig", newline="", write_through=True)
        self.rows = csv.writer(self.text)
        for line in sheet.head:
            self.rows.writerow([inert(line)])
        self.rows.writerow([])
        self.rows.writerow([column.heading for column in sheet.columns])

    def add(self, row: Sequence[Any]) -> None:
        self.rows.writerow([inert(_in_words(value)) for value in row])

    def finish(self) -> IO[bytes]:
        self.text.detach()
        self.file.seek(0)
        return self.file


def _in_words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return moment(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)
