"""The business team sees who was mailed a circular, who acknowledged it when, and who has not."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.pages.templatetags.words import day
from core.tenancy import scope
from meetings.circular.delivery import readers_of
from meetings.models import Acknowledgement, ExecutiveCircular
from meetings.readers import readers
from partnership.choices import Role
from tests.meetings.circular import stages
from tests.meetings.circular.stages import LATER
from tests.personas import World, join, sign_in

NUMBER = "EC-2026-27-Q2"


def sent_out(world: World) -> ExecutiveCircular:
    circular = stages.issued(world)
    return circular.distribute(by=world.coordinator, at=LATER)


def read(world: World, who: Any) -> str:
    return sign_in(Client(), who).get(world.path(f"circulars/{NUMBER}/")).content.decode()


def test_who_has_not_read_it_comes_first(wealdshire: World) -> None:
    circular = sent_out(wealdshire)
    Acknowledgement.give(circular, by=wealdshire.board_member, at=LATER)
    found = readers_of(circular)
    assert {r.name for r in found} == {m.name for m in readers()}
    assert [r.name for r in found if r.acknowledged_at] == [wealdshire.board_member.name]
    assert found[-1].acknowledged_at == LATER
    names = [r.name for r in found[:-1]]
    assert names == sorted(names)


def test_whoever_joined_later_and_read_it_was_not_mailed(wealdshire: World) -> None:
    circular = sent_out(wealdshire)
    late = join(wealdshire, "late", Role.BOARD_MEMBER, agency=wealdshire.police)
    Acknowledgement.give(circular, by=late, at=LATER)
    assert [(r.name, r.mail) for r in readers_of(circular) if r.acknowledged_at] == [
        (late.name, "Not mailed")
    ]


def test_the_page_tells_the_team_and_nobody_else(weald: World, at: Any) -> None:
    circular = at(sent_out)
    with scope.within(weald.partnership.pk):
        Acknowledgement.give(circular, by=weald.board_member, at=LATER)
        total = len(readers_of(circular))
    page = read(weald, weald.coordinator)
    assert f"Acknowledged by 1 of {total} members." in page
    row = page.partition(f'<th scope="row">{weald.board_member}')[2].partition("</tr>")[0]
    assert day(LATER) in row and weald.chair.name in page.partition('id="readers"')[2]
    for persona in ("board_member", "group_member", "scrutineer"):
        other = read(weald, weald.people[persona])
        assert 'id="readers"' not in other and "1 member" in other, persona


def test_many_readers_cost_what_few_do(weald: World, at: Any) -> None:
    circular, costs = at(sent_out), []
    client = sign_in(Client(), weald.manager)
    for number in (1, 12):
        with scope.within(weald.partnership.pk):
            for n in range(number):
                one = join(weald, f"r{number}_{n}", Role.BOARD_MEMBER, agency=weald.police)
                Acknowledgement.give(circular, by=one, at=LATER)
        client.get(weald.path(f"circulars/{NUMBER}/"))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(weald.path(f"circulars/{NUMBER}/")).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]
