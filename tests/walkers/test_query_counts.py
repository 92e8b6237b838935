"""A page asks the database as often for many rows as for few (design §4, performance.md).

Few is two and many is fifty-five of everything: with none or one, an "and others" or a second
agency is not there to be asked for; fifty-five is more than one page of a register.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client

from core.pages.keyset import KeysetPage
from core.pages.views.home import Home
from partnership.models import Membership
from tests.factories.rows import NOW
from tests.walkers.conftest import Worlds, client_of
from tests.walkers.crowd import Crowd
from tests.walkers.openers import opener
from tests.walkers.routes import arguments, routes
from tests.walkers.walk import Answer, ask

FEW, MANY = 2, 55
HOMES = ("manager", "chair", "agency_lead", "delegate", "trainer", "board_member", "scrutineer")
# A session is saved once a minute, whatever the page.
NOT_COUNTED = ("django_session", "SAVEPOINT")


@dataclass
class Visit:
    """What one page asked of the database, and how many rows a register showed of it."""

    asked: Counter[str]
    rows: int | None


Asked = dict[tuple[str, str], Visit]


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """The day the furnished rows are about: what lies ahead of it is shown first."""
    with time_machine.travel(NOW):
        yield


@contextmanager
def listening() -> Iterator[Counter[str]]:
    """The statements of a block, numbers and lists of values taken out."""
    heard: Counter[str] = Counter()

    def hear(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        if not any(word in str(sql) for word in NOT_COUNTED):
            heard[re.sub(r"%s(, %s)+", "…", str(sql))] += 1
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        yield heard


def visits(worlds: Worlds) -> Iterator[tuple[str, str]]:
    """Every page that anybody may open, with who sees most of it; home and search as each."""
    for route in routes():
        for how, behind in (("GET", False), ("GET_behind", True)):
            who = opener(route.name, how)
            if who and (not behind or not opener(route.name)):
                yield who, route.path(**arguments(route, worlds.here, behind=behind))
    for who in HOMES:
        yield who, worlds.here.path("")
        yield who, worlds.here.path("search/?q=zqopenzq")
        yield who, worlds.here.path("actions/?state=all")


def counted(worlds: Worlds, clients: dict[str, Client], *, warm: bool = False) -> Asked:
    found: Asked = {}
    for who, path in visits(worlds):
        client = clients.get(who) or clients.setdefault(who, client_of(who, worlds))
        if warm:
            ask(client, "GET", path)  # what is remembered from the first time is not counted
        with listening() as heard:
            answer = ask(client, "GET", path)
        if answer.status == 200:
            found[who, path] = Visit(heard, rows_in(answer))
    return found


def rows_in(answer: Answer) -> int | None:
    """How many rows a register shows; None for other pages."""
    shown = [layer["rows"] for layer in answer.contexts or () if "rows" in layer]
    return len(shown[0]) if shown and isinstance(shown[0], KeysetPage) else None


def growth(few: Asked, many: Asked) -> list[str]:
    """The pages that asked otherwise for many rows than for few, with what was asked."""
    lines = []
    for key in few.keys() & many.keys():
        before, after = few[key].asked, many[key].asked
        if before.total() != after.total():
            more = [f"  {n} more: {sql[:400]}" for sql, n in (after - before).items()]
            less = [f"  {n} less: {sql[:400]}" for sql, n in (before - after).items()]
            counts = f"{before.total()} → {after.total()}"
            lines.append("\n".join([f"{key}: {counts}", *more, *less]))
    return sorted(lines)


def test_every_page_asks_as_often_for_many_rows_as_for_few(worlds: Worlds) -> None:
    crowd, clients = Crowd(worlds.here), dict[str, Client]()
    crowd.grow(FEW)
    few = counted(worlds, clients, warm=True)
    crowd.grow(MANY)
    many = counted(worlds, clients)
    assert (crowd.refused, crowd.missing()) == ({}, set())
    assert len(few) > 150
    assert few.keys() == many.keys()
    assert growth(few, many) == []
    # A register that shows no more of many proves nothing.
    still = {key for key, visit in few.items() if visit.rows is not None and visit.rows < 50}
    assert {key for key in still if (many[key].rows or 0) <= (few[key].rows or 0)} == set()
    assert len(still) > 15


def test_control_a_page_with_one_query_a_row_is_noticed(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Home.context

    def slow(self: Any, **extra: Any) -> dict[str, Any]:
        for member in Membership.objects.all():
            Membership.objects.get(pk=member.pk)
        return plain(self, **extra)

    monkeypatch.setattr(Home, "context", slow)
    home = [("manager", worlds.here.path(""))]
    monkeypatch.setattr("tests.walkers.test_query_counts.visits", lambda worlds: home)
    crowd, clients = Crowd(worlds.here), dict[str, Client]()
    crowd.grow(FEW)
    few = counted(worlds, clients, warm=True)
    crowd.grow(5)
    assert "3 more" in growth(few, counted(worlds, clients))[0]
