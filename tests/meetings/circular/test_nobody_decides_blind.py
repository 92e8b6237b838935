"""Who approves sees what; who writes the front has the groups' words at hand."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.tenancy import scope
from meetings.models import Contribution, ExecutiveCircular
from tests.meetings.circular import stages
from tests.meetings.circular.stages import LATER
from tests.personas import World, group, sign_in

NUMBER = "EC-2026-27-Q2"


def page(world: World, who: Any, rest: str, data: dict[str, Any] | None = None) -> str:
    client, path = sign_in(Client(), who), world.path(f"circulars/{NUMBER}/{rest}")
    answer = client.get(path) if data is None else client.post(path, data)
    return answer.content.decode()


# -- approving -----------------------------------------------------------------------------------
def test_approving_names_the_circular_and_shows_its_front(weald: World, at: Any) -> None:
    circular = at(stages.compiled)
    said = page(weald, weald.manager, "approval/")
    summary = said.partition('class="app-heading__summary"')[2].partition("</p>")[0]
    assert NUMBER in summary and circular.quarter.words in summary
    for words in (stages.MESSAGE, *stages.ASKS.splitlines()):
        assert words in said
    assert f'href="{weald.path(f"circulars/{NUMBER}/")}">Read it as a whole</a>' in said


def test_it_says_where_nothing_is_asked(weald: World, at: Any) -> None:
    def without_asks(world: World) -> ExecutiveCircular:
        circular = stages.compiled(world)
        return circular.revise(by=world.coordinator, at=LATER, asks="")

    at(without_asks)
    said = page(weald, weald.manager, "approval/")
    assert "Nothing is asked of the Board this quarter." in said


def test_after_a_late_approval_what_changed_is_one_link_away(weald: World, at: Any) -> None:
    at(stages.compiled)
    late = page(weald, weald.manager, "approval/", {"version": 1})
    problem = late.partition("govuk-error-summary")[2].partition("</ul>")[0]
    assert f'href="{weald.path(f"circulars/{NUMBER}/")}"' in problem
    assert stages.MESSAGE in late


# -- the front -----------------------------------------------------------------------------------
def asked(world: World) -> ExecutiveCircular:
    circular = stages.opened(world)
    own = stages.contribution(circular, world.group)
    own.revise(by=world.chair, at=LATER, asks="A day of <b>analyst</b> time.", done=stages.DONE)
    own.send(by=world.chair, at=LATER)
    return circular


def test_the_groups_words_stand_by_the_boxes(weald: World, at: Any) -> None:
    at(asked)
    said = page(weald, weald.coordinator, "edit/")
    asks, _, changed = said.partition("What we ask of the Board: the groups’ words")[2].partition(
        "What changed for children: the groups’ words"
    )
    assert "A day of &lt;b&gt;analyst&lt;/b&gt; time." in asks and str(weald.group) in asks
    assert "No group has written anything here yet." in changed.partition("</details>")[0]
    assert stages.DONE not in said


def test_many_groups_cost_what_one_does(weald: World, at: Any) -> None:
    circular, costs = at(asked), []
    client = sign_in(Client(), weald.coordinator)
    for number in (1, 9):
        with scope.within(weald.partnership.pk):
            for n in range(number):
                more = group(weald, f"g-{number}-{n}", f"G {number} {n}", answers_to=weald.board)
                row = Contribution.ask(circular, more, by=weald.coordinator, at=LATER)
                row.revise(by=weald.coordinator, at=LATER, asks="Money.", changed="Much.")
        path = weald.path(f"circulars/{NUMBER}/edit/")
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).content.decode().count("Money.") >= number
        costs.append(len(queries))
    assert costs[0] == costs[1]
