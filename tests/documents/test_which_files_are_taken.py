"""Hostile and honest files against the door (catalogue F01–F04)."""

import pytest

from core.documents.files import LARGEST, examine
from core.documents.kinds import MEDIA_TYPES
from core.documents.unacceptable import Unacceptable
from tests.documents import corpus
from tests.documents.corpus import sent

HONEST = {
    "minutes.pdf": corpus.PDF,
    "letter.docx": corpus.docx(),
    "made elsewhere.docx": corpus.office("word/document.xml"),
    "tracker.xlsx": corpus.workbook([["a", 1], ["b", 2]]),
    "slides.pptx": corpus.office("ppt/presentation.xml"),
    "letter.odt": corpus.odf(b"application/vnd.oasis.opendocument.text"),
    "sheet.ods": corpus.odf(b"application/vnd.oasis.opendocument.spreadsheet"),
    "photo.png": corpus.picture(),
    "photo.JPG": corpus.picture("JPEG"),
    "photo.jpeg": corpus.picture("JPEG"),
    "rows.csv": corpus.CSV,
    "rows, but few.csv": b"a\n",
    "notes.txt": corpus.TEXT,
    "v1.2 of the terms.pdf": corpus.PDF,
    "Überprüfung – Oktober “neu”.pdf": corpus.PDF,
}


@pytest.mark.parametrize("name", HONEST)
def test_an_ordinary_file_is_taken(name: str) -> None:
    found = examine(sent(name, HONEST[name]))
    ending = name.rsplit(".", 1)[1].lower().replace("jpeg", "jpg")
    assert found.media_type == MEDIA_TYPES[ending]
    assert found.size == len(HONEST[name])
    assert len(found.sha256) == 64


WRONG_KIND = {
    "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "drawing.png": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "page.html": b"<!doctype html><html><script>alert(1)</script></html>",
    "page.txt": b"<!doctype html><html><script>alert(1)</script></html>",
    "page.csv": b"<html><body onload=alert(1)>a,b</body></html>",
    "feed.xml": b'<?xml version="1.0"?><x/>',
    "feed.txt": b'<?xml version="1.0"?><x/>',
    "run.exe": b"MZ" + b"\0" * 200,
    "run.pdf": b"MZ" + b"\0" * 200,
    "run.txt": b"#!/bin/sh\nrm -rf /\n",
    "some.zip": corpus.archive({"a.txt": b"a"}),
    "some.docx": corpus.archive({"a.txt": b"a"}),
    "tool.docx": corpus.archive({"META-INF/MANIFEST.MF": b"x", "A.class": b"\xca\xfe"}),
    "moving.gif": b"GIF89a" + b"\0" * 40,
    "mail.eml": b"From: a@b.example\nSubject: x\n\nBody\n",
    "binary.txt": b"abc\0def",
    "late.pdf": b"GIF89a" + corpus.PDF,
    "shifted.pdf": b"\n\n\n" + corpus.PDF,
}


@pytest.mark.parametrize("name", WRONG_KIND)
def test_what_is_not_on_the_list_is_refused(name: str) -> None:
    with pytest.raises(Unacceptable):
        examine(sent(name, WRONG_KIND[name]))


MISMATCHED = {
    "letter.pdf": corpus.docx(),
    "letter.xlsx": corpus.docx(),
    "photo.png": corpus.picture("JPEG"),
    "photo.jpg": corpus.picture("PNG"),
    "minutes.docx": corpus.PDF,
    "minutes.txt": corpus.PDF,
    "rows.xlsx": corpus.CSV,
}


@pytest.mark.parametrize("name", MISMATCHED)
def test_the_ending_must_agree_with_the_content(name: str) -> None:
    with pytest.raises(Unacceptable, match="ending"):
        examine(sent(name, MISMATCHED[name]))


ODD_NAMES = [
    "minutes.pdf.exe",
    "minutes.exe.pdf",
    "minutes.docx.pdf",
    "minutes.html.pdf",
    "minutes.pdf.",
    "minutes.pdf ",
    "minutes",
    ".pdf",
    " .pdf",
    "",
    "..",
]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_that_disguises_is_refused(name: str) -> None:
    with pytest.raises(Unacceptable):
        examine(sent(name, corpus.PDF))


NAMES = {
    "../../etc/passwd.pdf": "passwd.pdf",
    "C:\\Users\\me\\Desktop\\minutes.pdf": "minutes.pdf",
    "min\x00utes.pdf": "minutes.pdf",
    "min\r\nutes.pdf": "minutes.pdf",
    "annual\u202ereport.pdf": "annualreport.pdf",
    "a\u200bb.pdf": "ab.pdf",
    "two   spaces.pdf": "two spaces.pdf",
    "MINUTES.PDF": "MINUTES.pdf",
    "n" * 400 + ".pdf": "n" * 146 + ".pdf",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_keeps_only_what_people_read(name: str) -> None:
    assert examine(sent(name, corpus.PDF)).name == NAMES[name]


HARMFUL = {
    "macros": ("letter.docx", corpus.docx(word__vbaProject=b"x")),
    "macros in ODF": ("a.odt", corpus.archive({"mimetype": b"x", "Basic/a.xml": b"x"})),
    "a macro type": (
        "letter.docx",
        corpus.archive(
            {
                "[Content_Types].xml": b"<Types>ms-word.document.macroEnabled</Types>",
                corpus.WORD: b"<x/>",
            }
        ),
    ),
    "a program inside": ("letter.docx", corpus.archive({corpus.WORD: b"<x/>", "a/run.exe": b"MZ"})),
    "a link": ("letter.docx", corpus.with_link()),
    "a way out": ("letter.docx", corpus.docx(**{"..__evil": b"x"})),
    "a password": ("letter.docx", corpus.locked()),
    "a bomb": ("letter.docx", corpus.bomb()),
    "a quine": ("letter.docx", corpus.overlapping()),
    "too many parts": (
        "letter.docx",
        corpus.archive({f"{n}": b"" for n in range(5_100)}),
    ),
    "half an archive": ("letter.docx", corpus.docx()[:-40]),
    "an enormous picture": ("photo.png", corpus.enormous_png()),
    "half a picture": ("photo.png", corpus.picture()[:20]),
    "a script in a PDF": (
        "a.pdf",
        corpus.PDF.replace(b"/Pages 2", b"/OpenAction<</S/JavaScript/JS(a)>>/Pages 2"),
    ),
    "a program started by a PDF": ("a.pdf", corpus.PDF + b"<</S/Launch>>"),
    "a locked PDF": ("a.pdf", corpus.PDF + b"/Encrypt 3 0 R"),
    "a PDF with an archive at its end": ("a.pdf", corpus.PDF + corpus.docx()),
    "a picture with an archive at its end": ("a.png", corpus.picture() + corpus.docx()),
    "nothing": ("a.pdf", b""),
}


@pytest.mark.parametrize("what", HARMFUL)
def test_what_could_harm_is_refused_before_it_is_unpacked(what: str) -> None:
    name, content = HARMFUL[what]
    with pytest.raises(Unacceptable) as refusal:
        examine(sent(name, content))
    assert refusal.value.words.endswith((".", "first."))


def test_a_file_above_the_cap_is_refused_by_its_size_alone() -> None:
    upload = sent("large.pdf", b"")
    upload.size = LARGEST + 1
    with pytest.raises(Unacceptable, match="larger than 25 MB"):
        examine(upload)


def test_the_file_is_left_at_its_start() -> None:
    for name, content in HONEST.items():
        upload = sent(name, content)
        examine(upload)
        assert upload.tell() == 0
