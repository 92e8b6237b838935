"""A page asks the database as often for many rows as for few (design §4, performance.md).

Few is two and many is fifty-five of everything: with none or one, an "and others" or a second
agency is not there to be asked for; fifty-five is more than one page of a register.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from core.pages.views.home import Home
from partnership.models import Membership
from tests.walkers.conftest import Worlds, client_of
from tests.walkers.crowd import Crowd
from tests.walkers.openers import opener
from tests.walkers.routes import arguments, routes
from tests.walkers.walk import ask

FEW, MANY = 2, 55
HOMES = ("manager", "chair", "agency_lead", "delegate", "trainer", "board_member", "scrutineer")
# A session is saved once a minute, whatever the page.
NOT_COUNTED = ("django_session", "SAVEPOINT")

Asked = dict[tuple[str, str], Counter[str]]


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
            found[who, path] = heard
    return found


def growth(few: Asked, many: Asked) -> list[str]:
    """The pages that asked otherwise for many rows than for few, with what was asked."""
    lines = []
    for key in few.keys() & many.keys():
        if few[key].total() != many[key].total():
            more = [f"  {n} more: {sql[:400]}" for sql, n in (many[key] - few[key]).items()]
            less = [f"  {n} less: {sql[:400]}" for sql, n in (few[key] - many[key]).items()]
            counts = f"{few[key].total()} → {many[key].total()}"
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
