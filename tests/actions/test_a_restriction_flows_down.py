"""A source that is restricted later takes along every action that hangs on it, by whatever way."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db.models import Q
from django.test import Client

from actions.models import Action, ActionPlan, Evidence, Extension, ProgressUpdate
from actions.models.action.raising import Raising
from core.journal.models import Entry
from meetings.models import AgendaItem, Decision, Meeting
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from reviews.choices import Response
from tests.factories.actions import IN_A_MONTH, answered, raised, recommendation, shown, told
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in, within
from tests.walkers.walk import readable

CANARY = "Canary of a source"
LATER = IN_A_MONTH + timedelta(days=30)
# The two who keep it until a panel stands, and whoever reads everything.
KEEPERS = {"manager", "coordinator", "scrutineer"}


def in_the_sources_plan(world: World, source: Any) -> Action:
    return raised(world, source=source, title=CANARY)


def for_its_recommendation(world: World, source: Any) -> Action:
    asked = recommendation(world, source)
    answered(asked, world.police, world.agency_lead, Response.ACCEPTED)
    return raised(world, source=source, title=CANARY, recommendation=asked)


def by_proposing(world: World, source: Any) -> Action:
    plan = ActionPlan.draft_from(source, group=world.group, by=world.manager, at=NOW)
    facts = {"agency": world.police, "title": CANARY, "due_on": IN_A_MONTH}
    (action,) = plan.propose([facts], by=world.manager, at=NOW)
    return action


def item_about(world: World, source: Any) -> AgendaItem:
    day, hours = TODAY + timedelta(days=28), Hours(datetime(2026, 1, 1, 10).time(), "Town hall")
    by = {"by": world.coordinator, "at": NOW}
    meeting = Meeting.schedule(world.group, None, Slot(day, day, None), hours, **by)
    return AgendaItem.add(meeting, title="The review", source=source, **by)


def under_an_agenda_item(world: World, source: Any) -> Action:
    facts = {"title": CANARY, "agency": world.police, "due_on": IN_A_MONTH}
    item = item_about(world, source)
    action = item.raise_action(by=world.coordinator, at=NOW, **facts)
    during = item.meeting.starts_at
    Decision.make(item, text=CANARY, action=action, by=world.coordinator, at=during)
    return action


Way = Callable[[World, Any], Action]
WAYS = [in_the_sources_plan, for_its_recommendation, by_proposing, under_an_agenda_item]
every_way = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)


def restrict(world: World) -> None:
    world.open_source.refresh_from_db()
    kept = {"lead": world.chair, "second": world.coordinator, "reason": "The family is known."}
    world.open_source.restrict(by=world.manager, at=NOW, **kept)


def seers(world: World, rows: Any) -> set[str]:
    """Those of the cast who may know of one of these rows."""
    return {part for part, me in world.people.items() if rows.visible_to(me).exists()}


@every_way
def test_its_actions_are_known_to_its_keepers_only(wealdshire: World, way: Way) -> None:
    action = way(wealdshire, wealdshire.open_source)
    mine = Action.objects.filter(pk=action.pk)
    assert {"agency_lead", "chair", "board_member"} <= seers(wealdshire, mine)
    restrict(wealdshire)
    assert seers(wealdshire, mine) == KEEPERS


@every_way
def test_what_was_said_and_shown_of_them_goes_along(wealdshire: World, way: Way) -> None:
    w, action = wealdshire, way(wealdshire, wealdshire.open_source)
    told(action, w.agency_lead)
    shown(action, w.agency_lead)
    action.ask_extension(by=w.agency_lead, at=NOW, to_on=LATER, reason="Late.")
    restrict(w)
    for part in (ProgressUpdate, Evidence, Extension):
        assert seers(w, part.objects.filter(action=action)) == KEEPERS, part
    assert seers(w, Entry.objects.about(action)) == KEEPERS
    assert seers(w, Decision.objects.filter(action=action)) <= KEEPERS


@every_way
def test_someone_barred_from_the_source_does_not_know_them(wealdshire: World, way: Way) -> None:
    action = way(wealdshire, wealdshire.open_source)
    assert "barred_manager" not in seers(wealdshire, Action.objects.filter(pk=action.pk))


@every_way
def test_register_search_and_export_show_nothing_of_them(weald: World, way: Way) -> None:
    with within(weald):
        code = way(weald, weald.open_source).code
        restrict(weald)
    client = sign_in(Client(), weald.agency_lead)
    assert client.get(weald.path(f"actions/{code}/")).status_code == 404
    pages = ("actions/?state=all", f"search/?q={code}", "actions/export/csv/?state=all")
    for page in pages:
        answer = client.get(weald.path(page))
        assert answer.status_code == 200, page
        assert CANARY not in readable(answer), page


@every_way
def test_without_the_visibility_function_they_stay_in_view(
    wealdshire: World, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: it is that one function which takes them away."""
    action = way(wealdshire, wealdshire.open_source)
    restrict(wealdshire)
    monkeypatch.setattr("actions.models.action.reads.source_visible", lambda *_: ~Q(pk__in=[]))
    assert "agency_lead" in seers(wealdshire, Action.objects.filter(pk=action.pk))


def test_without_the_items_source_its_action_stays_in_view(
    wealdshire: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: an action raised without the source of its item follows no restriction."""
    whole = Raising.raise_new.__func__

    def forgetful(cls: Any, *, source: Any = None, **facts: Any) -> Any:
        return whole(cls, **facts)

    monkeypatch.setattr(Raising, "raise_new", classmethod(forgetful))
    action = under_an_agenda_item(wealdshire, wealdshire.open_source)
    restrict(wealdshire)
    assert "agency_lead" in seers(wealdshire, Action.objects.filter(pk=action.pk))


def test_what_was_given_out_under_no_source_stays_open(wealdshire: World) -> None:
    action = under_an_agenda_item(wealdshire, None)
    restrict(wealdshire)
    assert action.source is None and action.plan.is_log
    assert "agency_lead" in seers(wealdshire, Action.objects.filter(pk=action.pk))
