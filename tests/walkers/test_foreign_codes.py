"""The other partnership's codes, tried in every slot of every address (design §4.2).

Both worlds hold a row of every noun; here a code of the one is put where the other's belongs.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from core.pages.views.records import DetailPage
from core.tenancy.routes import MEMBER
from partnership.models import Priority
from partnership.views.agency import AgencyDetail
from tests.walkers.conftest import FOREIGN, Worlds, client_of
from tests.walkers.openers import ROOMS, of_room, opener
from tests.walkers.routes import Route, arguments, routes
from tests.walkers.strangers import estrange, written
from tests.walkers.test_who_gets_in import rule
from tests.walkers.walk import Answer, ask

GONE, NO_SUCH_METHOD = 404, 405
# A page of the guide is a word and no row: it is the same in every partnership.
NO_ROWS = {"partnership", "page"}


class Stranger:
    """Somebody who knows the other partnership's codes and tries them; keeps what went wrong."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds, self.wrong = worlds, list[str]()
        self.clients: dict[str, Client] = {}
        here, there = worlds.here, worlds.there
        self.words = {here.slug: (FOREIGN, there.partnership.short_name), there.slug: ("Zqopenzq",)}

    def client(self, persona: str) -> Client:
        if persona not in self.clients:
            self.clients[persona] = client_of(persona, self.worlds)
        return self.clients[persona]

    def ask(self, persona: str, method: str, path: str, data: Any = None) -> Answer:
        """Ask; note foreign words and rows written. ``data`` of a GET is its query."""
        client, before = self.client(persona), written()
        answer = ask(client, method, path, data if method == "POST" else None)
        what = f"{method} {path} {data or ''} by {persona}"
        words = self.words[path.split("/")[2]]
        # Who belongs to both partnerships reads both names at the top of every page.
        told = [w for w in (words[:1] if persona == "in_two" else words) if w in answer.text]
        self.wrong += [f"{what}: says {word}" for word in told]
        self.wrong += [f"{what}: wrote {table}" for table in written() - before]
        if answer.status >= 500:
            self.wrong.append(f"{what}: {answer.text[-2000:]}")
        return answer

    def finds_nothing(self, route: Route, path: str, personas: set[str]) -> None:
        """Nobody gets anything else than the answer for a thing that never was."""
        for persona in sorted(personas):
            for method in ("GET", "POST"):
                answer = self.ask(persona, method, path, {} if method == "POST" else None)
                if answer.status not in (GONE, NO_SUCH_METHOD, self.refusal(route, persona)):
                    self.wrong.append(f"{method} {path} by {persona}: {answer.status}")

    def refusal(self, route: Route, persona: str) -> int:
        """Who may never open a route learns that before anything is looked up."""
        return GONE if persona in openers(route) else 403


def openers(route: Route) -> set[str]:
    return {p for how in ("GET", "POST") if (p := opener(route.name, how))}


def slots(route: Route) -> list[str]:
    """The slots of an address that name rows."""
    inside = rule(route).audience == MEMBER
    return [s for s in route.slugs if s not in NO_ROWS] if inside else []


def swaps(route: Route, here: dict[str, Any], there: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The address with each slot in turn, and all of them, from the other partnership."""
    own = slots(route)
    for slot in own:
        yield {**here, slot: there[slot]}
    if len(own) > 1:
        yield {**here, **{slot: there[slot] for slot in own}}


def is_record(route: Route) -> bool:
    """Whether the route shows a record that a code names; its history is behind "history/"."""
    return bool(slots(route)) and issubclass(route.view.view_class, DetailPage)


MEMBERS_ROOMS = [r for r in ROOMS if any(rule(route).audience == MEMBER for route in of_room(r))]
ROOMS_OF_ROWS = [r for r in ROOMS if any(slots(route) for route in of_room(r))]
ROOMS_OF_RECORDS = [r for r in ROOMS if any(is_record(route) for route in of_room(r))]


@pytest.fixture
def stranger(worlds: Worlds) -> Stranger:
    estrange(worlds.there)
    return Stranger(worlds)


@pytest.mark.parametrize("room", ROOMS_OF_ROWS)
def test_a_code_of_the_other_partnership_names_nothing_here(room: str, stranger: Stranger) -> None:
    worlds = stranger.worlds
    for route in filter(slots, of_room(room)):
        here, there = arguments(route, worlds.here), arguments(route, worlds.there)
        for mixed in swaps(route, here, there):
            assert mixed != here, f"{route.name}: both partnerships have the same code"
            stranger.finds_nothing(route, route.path(**mixed), {*openers(route), "in_two"})
    assert stranger.wrong == []


@pytest.mark.parametrize("room", MEMBERS_ROOMS)
def test_nor_does_it_by_the_other_partnership_s_address(room: str, stranger: Stranger) -> None:
    """Neither for who belongs here only, nor (with our codes) for who is manager over there."""
    worlds = stranger.worlds
    for route in of_room(room):
        if rule(route).audience != MEMBER:
            continue
        here = arguments(route, worlds.here)
        beyond = {**here, "partnership": worlds.there.slug}
        stranger.finds_nothing(route, route.path(**beyond), openers(route))
        if slots(route):
            stranger.finds_nothing(route, route.path(**beyond), {"in_two"})
    assert stranger.wrong == []


@pytest.mark.parametrize("room", ROOMS_OF_RECORDS)
def test_nobody_reads_the_history_of_the_other_partnership_s_records(
    room: str, stranger: Stranger
) -> None:
    worlds = stranger.worlds
    history = next(r for r in routes() if r.name == "journal:history")
    for route in of_room(room):
        if not is_record(route):
            continue
        there = {**arguments(route, worlds.there), "partnership": worlds.here.slug}
        record = route.path(**there).split("/", 3)[3].strip("/")
        path = history.path(partnership=worlds.here.slug, record=record)
        stranger.finds_nothing(history, path, {"manager", "scrutineer", "in_two"})
    assert stranger.wrong == []


def test_control_a_page_without_walls_is_noticed_three_times_over(
    stranger: Stranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def get(self: Any, request: Any, **kwargs: Any) -> HttpResponse:
        Priority.objects.update(version=9)
        return HttpResponse(f"{FOREIGN} name")

    monkeypatch.setattr(AgencyDetail, "get", get)
    worlds = stranger.worlds
    route = next(r for r in routes() if r.name == "partnership:agency_detail")
    path = route.path(partnership=worlds.here.slug, slug=worlds.there.icb.slug)
    stranger.finds_nothing(route, path, {"manager"})
    heard = "\n".join(stranger.wrong)
    assert f"says {FOREIGN}" in heard
    assert "wrote partnership_priority" in heard
    assert "by manager: 200" in heard
