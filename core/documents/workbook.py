"""Reading an Excel workbook somebody sent, in a process with little time and memory."""

import datetime as dt
import json
from typing import Any

import structlog

from core.documents.confined import Stopped, run
from core.documents.unacceptable import Unacceptable

MODULE = "core.documents.sheet_process"
SECONDS = 20
MEMORY = 512 * 1024 * 1024  # bytes of address space
MOST_ROWS = 5_000
MOST_COLUMNS = 60
TOO_MUCH = "The workbook is too large to be read. Keep one sheet with at most a few thousand rows."

Rows = list[list[Any]]
log = structlog.get_logger(__name__)


def read_workbook(content: bytes) -> dict[str, Rows]:
    """Sheets by name; cells are None, text, numbers, dates or datetimes. Raises Unacceptable.

    Rows count from the sheet's first, so row 5 of Excel is ``rows[4]``.
    """
    asked = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
    try:
        output, report = run(MODULE, asked, content, seconds=SECONDS, memory=MEMORY)
    except Stopped as stopped:
        log.warning("workbook_stopped", why=str(stopped), said=stopped.said)
        raise Unacceptable(TOO_MUCH) from stopped
    if report["fault"]:
        raise Unacceptable(report["fault"])
    return {name: [[_cell(v) for v in line] for line in rows] for name, rows in json.loads(output)}


def _cell(value: Any) -> Any:
    if isinstance(value, dict):
        if "day" in value:
            return dt.date.fromisoformat(value["day"])
        return dt.datetime.fromisoformat(value["moment"])
    return value
