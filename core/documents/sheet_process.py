"""The reader's own process: ``python -m core.documents.sheet_process`` (see confined).

Asked: {"rows": most, "columns": most} and the workbook. Output: JSON, a list of
[sheet's name, [[cell]]]. A cell is null, text, a number, true/false, or {"day": ISO} and
{"moment": ISO}. Report: "fault", in words, when there is one.

A few kilobytes can claim a million rows: whatever the parser does with them, it does here.
"""

import datetime as dt
import io
import json
import os
import sys
from typing import Any
from zipfile import BadZipFile, ZipFile

from core.documents.confined import confine, report

MOST_UNPACKED = 100 * 1024 * 1024  # bytes


def check_honest(content: bytes) -> bool:
    """Whether every part unpacks to exactly what the directory says, and to no more in all."""
    left = MOST_UNPACKED
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                left -= entry.file_size
                if left < 0:
                    return False
                with archive.open(entry) as part:
                    while part.read(1024 * 1024):
                        pass
    except (BadZipFile, OSError, EOFError, NotImplementedError, ValueError):
        return False
    return True


def cell(value: Any) -> Any:
    """A cell as JSON can carry it: days and moments say what they are, empty ones are null."""
    if value == "":
        return None
    if isinstance(value, dt.datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, dt.date):
        return {"day": value.isoformat()}
    if isinstance(value, str | bool | int | float):
        return value
    return str(value)


def read(content: bytes, *, rows: int, columns: int) -> tuple[list[Any], str]:
    """Every sheet, and what is wrong with the workbook ("" when nothing is)."""
    from python_calamine import CalamineError, CalamineWorkbook

    if not check_honest(content):
        return [], "The workbook is damaged: it cannot be opened. Save it again in Excel."
    found = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.height > rows or sheet.width > columns:
                return [], f"The sheet “{name}” has more than {rows} rows or {columns} columns."
            grid = sheet.to_python(skip_empty_area=False)
            found.append([name, [[cell(value) for value in line] for line in grid]])
    except CalamineError:
        return [], "The workbook cannot be read. Save it again in Excel as .xlsx."
    return found, ""


def main() -> None:
    asked, _ = confine()
    sheets, fault = read(sys.stdin.buffer.read(), rows=asked["rows"], columns=asked["columns"])
    json.dump(sheets, sys.stdout)
    sys.stdout.flush()
    report({"fault": fault})


if __name__ == "__main__":
    main()
    os._exit(0)
