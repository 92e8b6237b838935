"""Every page and its error state, on a desk and on a phone: axe finds nothing, nothing is cut.

The pages are asked for by the test client and shown by Chromium from memory: as many as there
are, none of them costs a server.
"""

import mimetypes
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Browser, Page, Route

from core.journal.sealing import seal
from core.pages.views.home import Home
from core.tenancy import scope
from tests.axe import DESKTOP, look_at, with_long_words
from tests.factories.rows import NOW, change
from tests.walkers.conftest import OPEN, Worlds, client_of
from tests.walkers.openers import ROOMS, of_room, opener
from tests.walkers.routes import arguments
from tests.walkers.test_query_counts import HOMES
from tests.walkers.walk import Answer, ask

# A browser trusts this name with what it keeps for secure pages only.
SITE = "http://localhost:9"
PAGE = "text/html"


class Screen:
    """One browser page that is shown answers, and notes what is wrong with each."""

    def __init__(self, page: Page) -> None:
        self.page, self.problems, self.shown = page, list[str](), 0
        self.path, self.body = "", b""
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: {error}"))
        page.route("**/*", self._serve)

    def look_at(self, called: str, response: Any) -> None:
        # Each at an address of its own: a page that asks for itself again never gets the next.
        self.path, self.body = f"/shown/{self.shown}/", response.content
        self.page.goto(f"{SITE}{self.path}")
        self.problems += look_at(self.page, called=called)
        self.problems += with_long_words(self.page, called=called)
        self.shown += 1

    def _serve(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == self.path:
            route.fulfill(body=self.body, content_type=f"{PAGE}; charset=utf-8")
        elif path.startswith(settings.STATIC_URL):
            file = settings.STATIC_ROOT / path.removeprefix(settings.STATIC_URL)
            kind = mimetypes.guess_type(file.name)[0]
            route.fulfill(body=file.read_bytes(), content_type=kind)
        else:
            route.abort()


@pytest.fixture
def worlds(worlds: Worlds) -> Worlds:
    """Lived in: something was changed since it was made, and the chain has a head to show."""
    with scope.within(worlds.here.partnership.pk):
        for said in (f"{OPEN} before", f"{OPEN} after"):
            change(worlds.here.open_source, "source.revised", summary=said)
        seal(at=NOW)
    return worlds


@pytest.fixture
def screen(chromium: Browser) -> Iterator[Screen]:
    context = chromium.new_context(viewport={"width": DESKTOP, "height": 900}, locale="en-GB")
    yield Screen(context.new_page())
    context.close()


class People:
    """A signed-in client for each persona, made when first needed."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds, self.clients = worlds, dict[str, Client]()

    def ask(self, persona: str, method: str, path: str) -> Answer:
        client = self.clients.get(persona) or client_of(persona, self.worlds)
        self.clients[persona] = client
        return ask(client, method, path, {} if method == "POST" else None)


def pages(room: str, worlds: Worlds) -> Iterator[tuple[str, Any]]:
    """Each page of a room that somebody may open, and what an empty form is answered with."""
    people = People(worlds)
    for route in of_room(room):
        for method in ("GET", "POST"):
            for behind in (False, True):
                who = opener(route.name, f"{method}_behind" if behind else method)
                if who is None or (behind and opener(route.name, method)):
                    continue
                path = route.path(**arguments(route, worlds.here, behind=behind))
                answer = people.ask(who, method, path)
                if is_page(answer.response):
                    yield f"{method} {route.name} ({answer.status}) as {who}", answer.response


def is_page(response: HttpResponse) -> bool:
    """Whether there is something to look at: a redirect has no body, a download is no page."""
    is_html = response.get("Content-Type", "").startswith(PAGE)
    return is_html and not response.streaming and bool(response.content)


@pytest.mark.parametrize("room", ROOMS)
def test_every_page_of_a_room_is_accessible(room: str, worlds: Worlds, screen: Screen) -> None:
    for called, response in pages(room, worlds):
        screen.look_at(called, response)
    assert screen.problems == []
    assert screen.shown


def test_everybody_s_home_is_accessible(worlds: Worlds, screen: Screen) -> None:
    people = People(worlds)
    for who in HOMES:
        for path in ("", "search/?q=zqopenzq", "actions/?state=all", "nowhere/"):
            answer = people.ask(who, "GET", worlds.here.path(path))
            screen.look_at(f"{path} as {who}", answer.response)
    assert screen.problems == []


def test_control_a_picture_without_words_and_a_wide_page_are_noticed(
    worlds: Worlds, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Home.page

    def worse(self: Any, **extra: Any) -> HttpResponse:
        response = plain(self, **extra)
        picture = b'<img src="/static/img/favicon.svg"><p class="wide">wide</p>'
        response.content = response.content.replace(b"</main>", picture + b"</main>")
        return response

    monkeypatch.setattr(Home, "page", worse)
    answer = People(worlds).ask("manager", "GET", worlds.here.path(""))
    screen.look_at("home", answer.response)
    screen.page.add_style_tag(content=".wide { width: 2000px }")
    screen.problems += look_at(screen.page, called="home")
    assert any("image-alt" in problem for problem in screen.problems)
    assert "home is wider than 390" in screen.problems


def test_control_a_long_word_that_does_not_break_is_noticed(worlds: Worlds, screen: Screen) -> None:
    answer = People(worlds).ask("scrutineer", "GET", worlds.here.path("journal/"))
    screen.look_at("journal", answer.response)
    assert screen.problems == []
    # As it was once: words for a screen reader stood outside the frame that scrolls.
    screen.page.add_style_tag(content=".app-table-frame { position: static }")
    screen.page.add_style_tag(content="td, td * { white-space: nowrap; overflow-wrap: normal }")
    assert with_long_words(screen.page, called="journal") == [
        "journal with long words is wider than 1280"
    ]
