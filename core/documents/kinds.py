"""The kinds of file the product takes, and how each is recognised by its content."""

from typing import IO
from zipfile import is_zipfile

import magic
from PIL import Image, UnidentifiedImageError

from core.documents.containers import DAMAGED, office_kind
from core.documents.pictures import plain_picture
from core.documents.unacceptable import Unacceptable

# libmagic mistakes an Excel workbook for a plain archive when given much less.
HEAD = 64 * 1024  # bytes
MOST_PIXELS = 60_000_000

MEDIA_TYPES: dict[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "png": "image/png",
    "jpg": "image/jpeg",
    "csv": "text/csv",
    "txt": "text/plain",
}
SAME = {"jpeg": "jpg"}
ACCEPTED = "PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, CSV or a text file"
# Whoever sends a photo is told what becomes of it (docs/decisions/files.md).
PLACE = "What a PNG or JPEG says of where, when and with what it was taken is taken out."

ARCHIVES = {
    "application/zip",
    "application/octet-stream",
    *(MEDIA_TYPES[k] for k in ("docx", "xlsx", "pptx", "odt", "ods")),
}
TEXTS = {"text/plain", "text/csv", "application/csv"}
SCRIPTED = (b"/JavaScript", b"/Launch", b"/RichMedia", b"/EmbeddedFile")
NOT_TAKEN = f"This kind of file is not taken. Send {ACCEPTED}."


def kind_of(file: IO[bytes], size: int) -> str:
    """The kind ("pdf", "docx", …) of a file's content, whatever it is called.

    Raises Unacceptable for everything else, and for what could harm whoever opens it.
    """
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    found = magic.from_buffer(head, mime=True)
    if head.startswith(b"PK\x03\x04") and found in ARCHIVES:
        return office_kind(file, size) or _refuse()
    if found == "application/pdf":
        return _pdf(file, head)
    if found in ("image/png", "image/jpeg"):
        return _picture(file, found)
    if found in TEXTS:
        return _text(file, found)
    return _refuse()


def agrees(kind: str, ending: str) -> bool:
    """Whether a name's ending says the same as the content. Text may be called .txt or .csv."""
    ending = SAME.get(ending, ending)
    return ending == kind or {ending, kind} <= {"csv", "txt"}


def _refuse() -> str:
    raise Unacceptable(NOT_TAKEN)


def _pdf(file: IO[bytes], head: bytes) -> str:
    if not head.startswith(b"%PDF-"):
        raise Unacceptable(DAMAGED)
    content = file.read()
    file.seek(0)
    if b"/Encrypt" in content:
        raise Unacceptable("The PDF is locked. Remove its password or protection and send that.")
    if any(word in content for word in SCRIPTED):
        raise Unacceptable("The PDF holds programs or other files. Print it to a plain PDF first.")
    _refuse_second_file(file)
    return "pdf"


def _picture(file: IO[bytes], found: str) -> str:
    """Decodes nothing: a small file may claim to be enormous. Its parts must be whole."""
    try:
        with Image.open(file, formats=["PNG", "JPEG"]) as picture:
            width, height = picture.size
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        ValueError,
    ) as trouble:
        raise Unacceptable(DAMAGED) from trouble
    finally:
        file.seek(0)
    if width * height > MOST_PIXELS:
        raise Unacceptable("The picture is too large to be opened. Make it smaller first.")
    plain_picture(file.read(), found)
    _refuse_second_file(file)
    return "png" if found == "image/png" else "jpg"


def _refuse_second_file(file: IO[bytes]) -> None:
    """A file that is two kinds at once is a disguise."""
    hidden = is_zipfile(file)
    file.seek(0)
    if hidden:
        raise Unacceptable("The file has another file hidden in it, so it is not taken.")


def _text(file: IO[bytes], found: str) -> str:
    content = file.read()
    file.seek(0)
    if b"\x00" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unacceptable(NOT_TAKEN)
    return "txt" if found == "text/plain" else "csv"
