"""The figures of a circular against an independent count of a generated quarter."""

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.models import Action
from meetings.models import Decision
from meetings.models.circular.content import year_to
from meetings.models.circular.counting import attendance_by_agency, count
from meetings.quarters import Span
from meetings.reckoning import ACTIONS
from tests.factories.rows import TODAY
from tests.meetings.circular import a_quarter
from tests.meetings.circular.a_quarter import SPAN
from tests.personas import World


@pytest.fixture
def lived(wealdshire: World) -> World:
    a_quarter.live(wealdshire)
    return wealdshire


def told(line: dict[str, int]) -> dict[str, int]:
    return {name: line[name] for name in ACTIONS if line[name]}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_actions_stand_as_their_deeds_say(wealdshire: World, seed: int) -> None:
    a_quarter.live(wealdshire, seed)

    for group in (None, wealdshire.group, wealdshire.other_group):
        account = count(SPAN, group and group.pk).account(group and group.pk)
        expected = a_quarter.replayed(group)
        found = {line["agency"]: told(line) for line in account["by_agency"] if told(line)}
        assert found == {name: dict(words) for name, words in expected.items()}
        assert told(account["actions"]) == dict(sum(expected.values(), Counter()))


def test_the_quarter_holds_every_kind_of_thing(lived: World) -> None:
    """Otherwise the comparison above would compare nothing with nothing."""
    account = count(SPAN).account()
    assert all(account["actions"][name] for name in ACTIONS)
    assert account["meetings"]["held"] and account["attendance"]["came"] and account["decisions"]


def test_one_group_counted_alone_is_as_in_the_whole(lived: World) -> None:
    whole = count(SPAN)
    for group in (lived.group, lived.other_group):
        assert count(SPAN, group.pk).account(group.pk) == whole.account(group.pk)


def test_attendance_is_counted_line_by_line(lived: World) -> None:
    for group in (None, lived.group):
        found = count(SPAN).account(group and group.pk)["attendance"]
        assert (found["came"], found["asked"]) == a_quarter.came_and_asked(group)


def test_today_the_count_agrees_with_the_register(lived: World) -> None:
    """Counted up to today, nothing has happened since: the register's own words hold."""
    account = count(Span(SPAN.first, TODAY)).account()
    shown = Action.objects.visible_to(lived.board_member)
    assert account["actions"]["overdue"] == shown.overdue(on=TODAY).count()
    assert account["actions"]["awaiting"] == shown.awaiting_sign_off().count()
    assert account["actions"]["open"] == shown.open().count()


def test_decisions_about_restricted_sources_are_not_counted(lived: World) -> None:
    decisions = Decision.objects.filter(decided_on__range=(SPAN.first, SPAN.last))
    behind = decisions.filter(item__source=lived.restricted_source).count()
    assert behind
    assert count(SPAN).account()["decisions"] == decisions.count() - behind


def test_counting_asks_as_much_for_many_as_for_few(wealdshire: World) -> None:
    asked = []
    for number in (2, 30):
        a_quarter.live(wealdshire, seed=number, actions=number)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            count(SPAN).account()
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 8


def test_a_years_attendance_ends_with_the_quarter(lived: World) -> None:
    year = year_to(SPAN.last)
    assert (year.first.isoformat(), year.last) == ("2025-10-01", SPAN.last)
    lines = attendance_by_agency(year)
    assert sum(line["asked"] for line in lines) >= a_quarter.came_and_asked()[1]
