"""Files as people send them and as attackers do, built in memory."""

import io
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
CSV = b"Reference,Title,Due\nA-7K3Q,Share minutes,2026-11-28\nA-2M9D,Tell schools,2026-12-12\n"
TEXT = b"Notes of the group. Nobody is named here.\n"
WORD = "word/document.xml"
CONTENT_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    b'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    """An upload under a name; Django would shorten a hostile one, so it is set afterwards."""
    upload = SimpleUploadedFile("x", content)
    upload._name = name
    return upload


def archive(entries: dict[str, bytes], compression: int = ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", compression) as z:
        for name, content in entries.items():
            z.writestr(name, content)
    return out.getvalue()


def docx(**more: bytes) -> bytes:
    extra = {name.replace("__", "/"): content for name, content in more.items()}
    body = b"<w:document xmlns:w='w'>An ordinary letter.</w:document>"
    return archive({"[Content_Types].xml": CONTENT_TYPES, WORD: body, **extra})


def office(part: str) -> bytes:
    return archive({"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": b"<r/>", part: b"<x/>"})


def odf(media_type: bytes) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as z:
        z.writestr("mimetype", media_type)
        z.writestr("content.xml", b"<office/>")
    return out.getvalue()


def workbook(rows: list[list[object]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#0f5c5c").save(out, kind)
    return out.getvalue()


def enormous_png(size: tuple[int, int] = (60_000, 60_000)) -> bytes:
    """A few hundred bytes that claim to be as large as ``size``."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return struct.pack("!I", len(content)) + checked + struct.pack("!I", zlib.crc32(checked))

    header = struct.pack("!IIBBBBB", *size, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def with_link() -> bytes:
    link = ZipInfo("word/link")
    link.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with ZipFile(out, "w") as z:
        z.writestr("[Content_Types].xml", CONTENT_TYPES)
        z.writestr(WORD, b"<x/>")
        z.writestr(link, "/etc/passwd")
    return out.getvalue()


def locked() -> bytes:
    """The flag that says "encrypted" set on every entry."""
    content = bytearray(docx())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(signature)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(signature, place + 4)
    return bytes(content)


def overlapping() -> bytes:
    """Two directory entries over the same bytes: what unpacks a million times from one."""
    content = bytearray(docx())
    first = content.find(b"PK\x01\x02")
    second = content.find(b"PK\x01\x02", first + 4)
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    return bytes(content)


def bomb(size: int = 50 * 1024 * 1024) -> bytes:
    return docx(word__theme=b"\0" * size)


def lying_bomb() -> bytes:
    """Unpacks to 50 MB while its directory says one kilobyte."""
    content = bytearray(bomb())
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.find(signature)
        while place >= 0:
            if int.from_bytes(content[place + offset : place + offset + 4], "little") > 1e6:
                content[place + offset : place + offset + 4] = (1024).to_bytes(4, "little")
            place = content.find(signature, place + 4)
    return bytes(content)
