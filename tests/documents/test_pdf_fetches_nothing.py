"""No address in a document is ever asked for (catalogue P01–P03, P06)."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import product

import pytest

from config.embedded import ROOT
from core.documents.confined import NONE
from core.documents.pdf import NotRendered, isolation, pdf_from
from tests.documents import corpus, pages
from tests.documents.pdf_checks import text_of


@pytest.fixture
def listener() -> Iterator[tuple[int, list[str]]]:
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(corpus.picture())

        def log_message(self, *args: object) -> None:
            """Only what was asked for matters."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port, asked
    server.shutdown()
    server.server_close()


HOSTS = (
    "http://127.0.0.1:{}",
    "http://localhost:{}",
    "http://0x7f000001:{}",
    "http://2130706433:{}",
    "http://[::ffff:127.0.0.1]:{}",
    "HTTP://127.1:{}",
    "//127.0.0.1:{}",
    "http://user:word@127.0.0.1:{}",
)
CARRIERS = (
    '<img alt="a" src="{}/1">',
    '<p style="background: url({}/2)">a</p>',
    '<link rel="stylesheet" href="{}/3">',
    '<style>@import "{}/4";</style>',
    '<svg width="9" height="9"><title>a</title><image href="{}/6" width="9" height="9"/></svg>',
    '<svg width="9" height="9"><title>a</title><use href="{}/7#a"/></svg>',
    '<object data="{}/8">a</object>',
    '<embed src="{}/9">',
    '<link rel="attachment" href="{}/10">',
    '<a rel="attachment" href="{}/11">a</a>',
    '<ul style="list-style-image: url({}/12)"><li>a</li></ul>',
    '<p style="content: url({}/13)">a</p>',
    "<style>p::before {{ content: url({}/14) }}</style><p>a</p>",
    '<base href="{}/15/"><img alt="a" src="16">',
)
# The one carrier that needs a file of its own, which the renderer may not write.
TYPEFACE = "<style>@font-face {{ font-family: x; src: url({}/5) }} p {{ font: 9pt x }}</style><p>a"
LOCAL = (
    '<img alt="a" src="file:///etc/passwd">',
    '<link rel="attachment" href="file:///etc/passwd">',
    '<img alt="a" src="data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\'/>">',
    '<img alt="a" src="embedded:other">',
    '<img alt="a" src="ftp://127.0.0.1/x">',
)


def every_address(port: int) -> str:
    hosts = [host.format(port) for host in HOSTS]
    asked = "".join(carrier.format(host) for carrier, host in product(CARRIERS, hosts))
    return pages.plain(f"<h1>A</h1>{asked}{''.join(LOCAL)}<p>CANARY-1</p>")


def outside(code: str) -> None:
    """Run the renderer without its process's walls, so that the fetcher stands alone."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


RENDER = """
from core.documents import pdf_process
{before}
refused, faults = [], []
pdf_process.render({html!r}, {{}}, refused, faults)
assert len(refused) {wanted}, refused
"""


def test_no_address_is_asked_for(listener: tuple[int, list[str]]) -> None:
    port, asked = listener
    made = pdf_from(every_address(port))
    assert asked == []
    text = text_of(made)
    assert "CANARY-1" in text and "root:" not in text


def test_a_page_with_a_typeface_from_elsewhere_is_not_made(
    listener: tuple[int, list[str]],
) -> None:
    port, asked = listener
    page = pages.plain("<h1>A</h1>" + TYPEFACE.format(f"http://127.0.0.1:{port}"))
    with pytest.raises(NotRendered):
        pdf_from(page)
    outside(RENDER.format(before="", html=page, wanted="== 1"))
    assert asked == []


def test_the_fetcher_alone_refuses_every_address(listener: tuple[int, list[str]]) -> None:
    port, asked = listener
    outside(RENDER.format(before="", html=every_address(port), wanted="> 60"))
    assert asked == []


def test_control_without_the_fetcher_the_listener_hears_them(
    listener: tuple[int, list[str]],
) -> None:
    port, asked = listener
    stock = "from weasyprint.urls import URLFetcher\n"
    stock += "pdf_process._fetcher = lambda embedded, refused: URLFetcher(timeout=2)"
    outside(RENDER.format(before=stock, html=every_address(port), wanted="== 0"))
    assert len(set(asked)) >= 8


def test_what_was_handed_over_is_used() -> None:
    html = pages.plain('<h1>A</h1><img alt="A teal square" src="embedded:square">')
    without = len(pdf_from(pages.plain("<h1>A</h1>")))
    picture = corpus.picture(size=(300, 300))
    assert len(pdf_from(html, {"square": ("image/png", picture)})) > without + 300


def test_the_status_page_can_say_how_far_it_is_kept_in() -> None:
    assert "network" in isolation()
    assert isolation() != NONE or "fetches nothing" in isolation()


BOMBS = {
    "a table of everything": "<table>" + "<tr><td>a" * 60_000 + "</table>",
    "an endless page": "<style>p { break-before: page }</style>" + "<p>a</p>" * 20_000,
    "a deep page": "<div>" * 20_000,
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_document_without_end_is_stopped_and_the_next_is_made(what: str) -> None:
    with pytest.raises(NotRendered):
        pdf_from(pages.plain("<h1>A</h1>" + BOMBS[what]), seconds=4)
    assert pdf_from(pages.plain("<h1>A</h1>")).startswith(b"%PDF-")


def test_a_document_that_takes_all_memory_is_stopped() -> None:
    with pytest.raises(NotRendered):
        pdf_from(pages.plain("<h1>A</h1>" + "<p>word</p>" * 40_000), memory=300 * 1024 * 1024)


def test_styles_in_what_people_wrote_are_not_honoured() -> None:
    wrote = '<style>@page { size: 10mm }</style><p style="color:red" align="right">x</p>'
    made = pdf_from(pages.whole(words=wrote, numbers=[], rows=[["a", "b", "c"]]))
    assert "@page { size: 10mm }" in " ".join(text_of(made).split())
