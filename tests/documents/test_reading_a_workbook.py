"""Workbooks that lie are stopped before they cost anything (catalogue E04)."""

import datetime as dt
import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from core.documents import workbook
from core.documents.unacceptable import Unacceptable
from core.documents.workbook import read_workbook
from tests.documents import corpus

BILLION = (
    b'<!DOCTYPE x [<!ENTITY a "AAAAAAAAAA">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)


def changed(part: str, old: bytes, new: bytes, rows: list[list[object]] | None = None) -> bytes:
    """A workbook with a part rewritten by hand."""
    out = io.BytesIO()
    source = io.BytesIO(corpus.workbook(rows or [["Reference", "Action"], ["TR-1", "Tell"]]))
    with ZipFile(source) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new, 1)
            after.writestr(name, content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
HOSTILE = {
    "nothing": b"",
    "no archive": b"PK\x03\x04 but not really",
    "no workbook": corpus.archive({"a.txt": b"a"}),
    "half": corpus.workbook([["a"]])[:-30],
    "a bomb": corpus.archive({"xl/workbook.xml": b"\0" * 120_000_000}),
    "a bomb that lies": corpus.lying_bomb(),
    "a cell at the end of the world": changed(SHEET, b'r="A2"', b'r="XFD1048576"'),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_workbook_is_refused_in_words(what: str) -> None:
    with pytest.raises(Unacceptable) as refusal:
        read_workbook(HOSTILE[what])
    assert refusal.value.words.endswith(".")


def test_entities_are_not_unfolded() -> None:
    content = changed(STRINGS, b"?>\n<sst", b"?>\n" + BILLION + b"<sst")
    try:
        told = str(read_workbook(content))
    except Unacceptable:
        return
    assert "AAAA" not in told and len(told) < 10_000


def test_more_rows_than_the_cap_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 10)
    with pytest.raises(Unacceptable, match="more than 10 rows"):
        read_workbook(corpus.workbook([["a"]] * 11))


def test_a_workbook_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MODULE", "tests.documents.endless")
    monkeypatch.setattr(workbook, "SECONDS", 2)
    with pytest.raises(Unacceptable, match="too large"):
        read_workbook(b"")


def test_cells_come_as_what_they_are() -> None:
    rows = [["text", 3, 2.5, True, None, "=1+1"], [" padded ", "ünïcode \u202e", "", 0, -1, "x"]]
    assert read_workbook(corpus.workbook([["a", 1]]))["Sheet1"] == [["a", 1.0]]
    found = read_workbook(corpus.workbook(rows[1:]))["Sheet1"][0]
    assert found == [" padded ", "ünïcode \u202e", None, 0.0, -1.0, "x"]


def test_days_are_days() -> None:
    out = io.BytesIO()
    import xlsxwriter

    book = xlsxwriter.Workbook(out, {"default_date_format": "dd/mm/yyyy"})
    page = book.add_worksheet()
    page.write_datetime(0, 0, dt.date(2026, 2, 28))
    book.close()
    assert read_workbook(out.getvalue())["Sheet1"] == [[dt.date(2026, 2, 28)]]
