"""Tagged, titled, one element for each thing, whatever pages it runs over (catalogue P05)."""

import io
from collections import Counter

import pytest
import weasyprint
from pypdf import PdfReader

from core.documents.pdf import NotRendered, pdf_from
from tests.documents import corpus, pages
from tests.documents.pdf_checks import Walk, faults, text_of


@pytest.fixture(scope="module")
def made() -> bytes:
    return pdf_from(pages.whole())


def test_nothing_we_can_check_is_wrong(made: bytes) -> None:
    assert faults(made) == []


def test_a_thing_over_several_pages_is_one_thing(made: bytes) -> None:
    assert len(PdfReader(io.BytesIO(made)).pages) >= 5
    found = Walk(made).count()
    expected = {"/Table": 4, "/THead": 3, "/Sect": 4, "/Figure": 2, "/Caption": 1, "/Link": 1}
    assert {kind: found[kind] for kind in expected} == expected
    assert found["/TR"] == 2 + 3 + 2 + 1 + pages.ROWS


def test_control_without_the_joining_one_table_is_several() -> None:
    stock = weasyprint.HTML(string=pages.whole()).write_pdf(pdf_variant="pdf/ua-1")
    assert Walk(stock).count()["/Table"] > 4
    assert faults(stock) != []


def test_the_library_is_the_one_the_joining_was_written_for() -> None:
    assert weasyprint.__version__.split(".")[0] == "70", (
        "Read docs/decisions/pdf-tag-merge.md: the joining rests on private parts of version 70."
    )


def test_rows_are_read_in_their_order(made: bytes) -> None:
    walk = Walk(made)
    rows = walk.of("/Table")[-1]
    scopes = [c.A.Scope for c in walk._below(rows, "/TH")]
    assert Counter(map(str, scopes)) == {"/Column": 3, "/Row": pages.ROWS}
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    places = [text.index(f"A-{n:04}") for n in range(pages.ROWS)]
    assert places == sorted(places)


def test_the_running_head_carries_mark_number_and_pages(made: bytes) -> None:
    for number, page in enumerate(PdfReader(io.BytesIO(made)).pages, 1):
        text = page.extract_text()
        assert "OFFICIAL-SENSITIVE" in text and "Executive Circular EC-2026-27-Q2" in text
        assert f"Page {number} of " in text


def test_only_our_typefaces_are_in_it(made: bytes) -> None:
    walk = Walk(made)
    names = {str(font.BaseFont).split("+")[1] for font in walk._all("/Font")}
    assert all(name.startswith("Liberation") for name in names), names


def test_what_people_wrote_is_text_and_never_markup() -> None:
    wrote = "<script>x</script></style><img src=x> {{ 7|add:7 }} <b>CANARY-77</b>"
    text = text_of(pdf_from(pages.whole(words=wrote, numbers=[], rows=[["a", "b", "c"]])))
    assert "<b>CANARY-77</b>" in " ".join(text.split())


def test_a_picture_without_words_is_refused() -> None:
    given = {"a": ("image/png", corpus.picture())}
    for picture in ('<svg width="9" height="9"></svg>', '<img src="embedded:a">'):
        with pytest.raises(NotRendered, match="not be accessible"):
            pdf_from(pages.plain(f"<h1>A</h1>{picture}"), given)


def test_a_page_without_its_language_is_refused() -> None:
    with pytest.raises(NotRendered, match="lang"):
        pdf_from("<!DOCTYPE html><title>A</title><h1>A</h1>")


def test_a_cell_that_runs_over_two_pages_stays_one_cell() -> None:
    long = "word " * 3000
    table = f"<table><thead><tr><th>A<th>B</thead><tr><th scope=row>{long}<td>{long}</table>"
    made = pdf_from(pages.plain(f"<h1>A</h1>{table}"))
    found = Walk(made).count()
    assert (found["/TR"], found["/TD"], found["/TH"]) == (2, 1, 3)
    assert faults(made) == []


def test_nested_lists_over_pages_stay_nested() -> None:
    inner = "<ul>" + "<li>inner " + "word " * 60 + "</li>" * 1 + "</ul>"
    items = "".join(f"<li>outer {n}{inner}</li>" for n in range(30))
    made = pdf_from(pages.plain(f"<h1>A</h1><ul>{items}</ul>"))
    found = Walk(made).count()
    assert found["/L"] == 31 and found["/LI"] == 60
    assert faults(made) == []
