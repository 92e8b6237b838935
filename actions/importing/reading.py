"""From a workbook's cells to lines of facts, or to what is wrong with the whole of it."""

from dataclasses import dataclass
from typing import Any

from actions.importing.columns import BY_NAME, COLUMNS, EXAMPLE, MOST_ROWS, SHEET
from core.documents.cells import text_in
from core.documents.unacceptable import Unacceptable
from core.documents.workbook import Rows, read_workbook


@dataclass(frozen=True)
class Line:
    """One row of the sheet: its number as Excel shows it, and its cells by column."""

    number: int
    cells: dict[str, Any]

    def text(self, name: str) -> str:
        return text_in(self.cells.get(name))


def lines_of(content: bytes) -> list[Line]:
    """Every filled row but the example. Raises Unacceptable when it is not our template."""
    sheets = read_workbook(content)
    if SHEET not in sheets:
        raise Unacceptable(f"The workbook has no sheet called “{SHEET}”. Use the template.")
    rows = sheets[SHEET]
    _check_headings(rows[0] if rows else [])
    lines = []
    for number, row in enumerate(rows[1:], 2):
        cells = dict(zip(BY_NAME, row, strict=False))
        if any(text_in(value) for value in cells.values()):
            lines.append(Line(number, cells))
    lines = [line for line in lines if line.text("reference").upper() != EXAMPLE]
    if not lines:
        raise Unacceptable("The sheet holds no actions yet.")
    if len(lines) > MOST_ROWS:
        raise Unacceptable(f"The sheet holds {len(lines)} rows. Send at most {MOST_ROWS} at once.")
    return lines


def _check_headings(row: Rows | list[Any]) -> None:
    headings = [text_in(value) for value in row]
    while headings and not headings[-1]:
        headings.pop()
    wanted = [column.heading for column in COLUMNS]
    if headings == wanted:
        return
    strange = [h for h in headings if h and h not in wanted]
    missing = [h for h in wanted if h not in headings]
    twice = [h for h in wanted if headings.count(h) > 1]
    if twice:
        raise Unacceptable(f"The heading “{twice[0]}” stands there twice. Use the template.")
    if strange:
        raise Unacceptable(f"The column “{strange[0]}” is not in the template. Take it out.")
    if missing:
        raise Unacceptable(f"The column “{missing[0]}” is missing. Use the template.")
    raise Unacceptable("The columns are not in the template's order.")
