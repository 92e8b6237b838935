"""Office files are zip archives: what their directory says, read without unpacking them."""

import stat
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from core.documents.unacceptable import Unacceptable

MOST_ENTRIES = 5_000
MOST_UNPACKED = 200 * 1024 * 1024  # bytes
RATIO = 150  # unpacked : packed; text compresses about 1 : 20
SMALL = 5 * 1024 * 1024  # bytes below which a ratio says nothing
MOST_CONTENT_TYPES = 1024 * 1024

DAMAGED = "The file is damaged: it cannot be opened. Save it again and send the new copy."
BOMB = "The file would grow far too large when opened, so it is not taken."
LOCKED = "The file is locked with a password, so it cannot be checked. Remove the password first."
MACROS = "The file holds macros (small programs). Save it without macros and send that."
ODD = "The file is not built the way an Office file is. Save it again and send the new copy."

OOXML = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
}
ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
PROGRAMS = (
    ".exe",
    ".dll",
    ".js",
    ".vbs",
    ".bat",
    ".cmd",
    ".ps1",
    ".scr",
    ".jar",
    ".hta",
    ".lnk",
)


def office_kind(file: IO[bytes], size: int) -> str:
    """Which office kind a zip archive is ("docx", …), or "" for a plain archive.

    Raises Unacceptable for archives that are damaged, locked, macro-bearing or bombs.
    """
    try:
        with ZipFile(file) as archive:
            entries = archive.infolist()
            _refuse_bomb(entries, size)
            _refuse_odd_entries(entries)
            return _kind(archive, {e.filename: e for e in entries})
    except (BadZipFile, NotImplementedError, OSError, ValueError, EOFError) as trouble:
        raise Unacceptable(DAMAGED) from trouble
    finally:
        file.seek(0)


def _refuse_bomb(entries: list[ZipInfo], size: int) -> None:
    unpacked = sum(e.file_size for e in entries)
    packed = sum(e.compress_size for e in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or packed > size:
        raise Unacceptable(BOMB)
    for e in entries:
        if e.file_size > SMALL and e.file_size > RATIO * max(e.compress_size, 1):
            raise Unacceptable(BOMB)
    # Overlapping entries unpack the same bytes many times over.
    reached = 0
    for e in sorted(entries, key=lambda e: e.header_offset):
        if e.header_offset < reached:
            raise Unacceptable(BOMB)
        reached = e.header_offset + e.compress_size


def _refuse_odd_entries(entries: list[ZipInfo]) -> None:
    names = [e.filename for e in entries]
    if len(set(names)) != len(names):
        raise Unacceptable(ODD)
    for e in entries:
        if e.flag_bits & 0x1:
            raise Unacceptable(LOCKED)
        is_link = stat.S_ISLNK(e.external_attr >> 16)
        if is_link or e.filename.startswith("/") or ".." in e.filename.split("/"):
            raise Unacceptable(ODD)
        if e.filename.lower().endswith(PROGRAMS):
            raise Unacceptable(MACROS)


def _kind(archive: ZipFile, entries: dict[str, ZipInfo]) -> str:
    lowered = [name.lower() for name in entries]
    if any("vbaproject" in n or n.startswith(("basic/", "scripts/")) for n in lowered):
        raise Unacceptable(MACROS)
    if "mimetype" in entries and entries["mimetype"].file_size < 100:
        return ODF.get(archive.read("mimetype").strip(), "")
    listing = entries.get("[Content_Types].xml")
    if listing is None:
        return ""
    if listing.file_size > MOST_CONTENT_TYPES:
        raise Unacceptable(BOMB)
    types = archive.read(listing).lower()
    if b"macroenabled" in types or b"vbaproject" in types:
        raise Unacceptable(MACROS)
    return next((kind for part, kind in OOXML.items() if part in entries), "")
