"""The old tracker is brought in from a spreadsheet, and the register taken along as one."""

import csv
from pathlib import Path
from string import ascii_uppercase
from typing import Any
from zipfile import ZipFile

from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.journeys.people import Person
from tests.journeys.stage import Stage

CALLED = "Ring each school about the leaflet"
RENAMED = "Give every ward one number, by day and by night"
FIRST_ROW = 3  # beneath the headings and the example
Sheet = list[dict[str, str]]

ROW = {
    "Accountable agency": "Wealdshire Police",
    "Lead": "Agency Lead of Wealdshire",
    "Overseen by": "Learning and Improvement Group",
    "Raised on": "14/9/2026",
    "Due": "30/11/2026",
}
NEW = {**ROW, "Reference": "LIG-1", "Action": CALLED}
KNOWN = {**ROW, "Action": RENAMED, "Raised on": "14/10/2026", "Due": "27/11/2026"}
WRONG = {**ROW, "Reference": "LIG-2", "Action": "Print it", "Accountable agency": "The Polcie"}


def the_template_is_fetched(manager: Person, folder: Path) -> Path:
    manager.press("Actions", "Bring in a spreadsheet")
    with manager.page.expect_download() as download:
        manager.press("Get the template")
    template = folder / "template.xlsx"
    template.write_bytes(download.value.path().read_bytes())
    return template


def it_is_filled_in(template: Path, name: str, rows: Sheet) -> Path:
    """Cells by their headings, from the third row on; all else of the template stays."""
    headings = CalamineWorkbook.from_path(template).get_sheet_by_name("Actions").to_python()[0]
    lines = "".join(_line(n, row, headings) for n, row in enumerate(rows, start=FIRST_ROW))
    filled = template.with_name(name)
    with ZipFile(template) as before, ZipFile(filled, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            if part == "xl/worksheets/sheet1.xml":
                content = content.replace(b"</sheetData>", f"{lines}</sheetData>".encode())
            after.writestr(part, content)
    return filled


def _line(number: int, row: dict[str, str], headings: list[Any]) -> str:
    """One row as Excel writes it, each cell with its own text."""
    cells = "".join(
        f'<c r="{ascii_uppercase[headings.index(heading)]}{number}" t="inlineStr">'
        f"<is><t>{words}</t></is></c>"
        for heading, words in sorted(row.items(), key=lambda cell: headings.index(cell[0]))
    )
    return f'<row r="{number}">{cells}</row>'


def it_is_sent(manager: Person, stage: Stage, file: Path) -> None:
    """It is looked at once the scanner has found it clean; the page shows it by itself."""
    manager.press("Actions", "Bring in a spreadsheet")
    manager.hand_over("The filled-in template", file)
    manager.press("Send and look at it")
    manager.is_on(file.name)
    stage.work()
    manager.page.reload()


def one_row_stops_all(manager: Person) -> None:
    """Adds, changes and the cell that is wrong, before anything is written."""
    manager.reads("1 to add, 1 to change", "1 that cannot be brought in")
    manager.reads("Accountable agency", "The Polcie", RENAMED, CALLED)
    expect(manager.main.get_by_role("button", name="Add 1 action")).to_have_count(0)
    manager.keep("12-import-refused")
    manager.press("Actions")
    manager.does_not_read(CALLED)


def it_is_brought_in(manager: Person) -> None:
    manager.reads("2 to add, 1 to change", "0 that cannot be brought in")
    manager.keep("12-import-preview")
    manager.press("Add 2 actions and change 1")
    manager.reads("2 actions added, 1 changed")
    manager.press("Actions")
    manager.reads(CALLED, RENAMED)


def the_same_file_does_nothing(manager: Person) -> None:
    manager.reads("Everything in this workbook stands in the register already.")
    manager.keep("12-import-again")


def it_is_taken_along_as_shown(manager: Person, agency: str) -> None:
    """CSV and Excel hold the rows of the page, in its order, under its filter."""
    manager.press("Actions")
    manager.choose("Agency", agency)
    manager.press("Apply filters")
    manager.page.wait_for_url("**agency=**")
    shown = manager.main.get_by_role("rowheader").all_inner_texts()
    assert shown
    assert [row[0] for row in _carried(manager, "CSV")] == shown
    assert [row[0] for row in _carried(manager, "Excel")] == shown


def _carried(manager: Person, kind: str) -> list[Any]:
    """The rows of the file beneath its headings."""
    with manager.page.expect_download() as download:
        manager.press(kind)
    path = download.value.path()
    if kind == "CSV":
        rows: list[Any] = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    else:
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    headed = next(number for number, row in enumerate(rows) if row and row[0] == "Code")
    return [row for row in rows[headed + 1 :] if row and row[0]]
