"""What home and the pages upstream show of actions, each within its reader's rights."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from actions.waiting import asked_of, decisions_for
from tests.actions.conftest import NEXT_YEAR, Case
from tests.factories.actions import doer, raised, shown, submitted, told
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def home(world: World, who: Any) -> str:
    response = sign_in(Client(), who).get(world.path(""))
    assert response.status_code == 200
    return str(response.content.decode())


def asked(me: Any) -> set[str]:
    return {action.title for action in asked_of(me, on=TODAY, days=14)}


def test_an_owner_is_asked_for_what_is_due_silent_returned_or_leaderless(
    wealdshire: World,
) -> None:
    lead = {"lead": wealdshire.agency_lead}
    raised(wealdshire, title="Far", due_on=NEXT_YEAR, **lead)
    raised(wealdshire, title="Due", due_on=TODAY + timedelta(days=3), **lead)
    raised(wealdshire, title="Nobody's", due_on=NEXT_YEAR)
    raised(
        wealdshire,
        title="Silent",
        due_on=NEXT_YEAR,
        raised_on=TODAY - timedelta(days=40),
        **lead,
    )
    returned = raised(wealdshire, title="Returned", due_on=NEXT_YEAR, **lead)
    shown(returned, wealdshire.agency_lead).send_back(by=wealdshire.chair, at=NOW, note="No.")
    again = submitted(wealdshire, raised(wealdshire, title="Again", due_on=NEXT_YEAR, **lead))
    again.send_back(by=wealdshire.chair, at=NOW, reason="No.")
    raised(wealdshire, title="Council's", agency=wealdshire.council)
    submitted(wealdshire, raised(wealdshire, title="Waiting", **lead))
    assert asked(wealdshire.agency_lead) == {"Due", "Nobody's", "Silent", "Returned", "Again"}


def test_a_named_lead_is_asked_for_their_own(wealdshire: World) -> None:
    raised(wealdshire, title="Mine", due_on=TODAY, lead=doer(wealdshire))
    raised(wealdshire, title="Theirs", due_on=TODAY)
    assert asked(doer(wealdshire)) == {"Mine"}


def test_an_update_quiets_silence_for_four_weeks(wealdshire: World) -> None:
    action = raised(
        wealdshire,
        due_on=NEXT_YEAR,
        raised_on=TODAY - timedelta(days=40),
        lead=wealdshire.agency_lead,
    )
    told(action, wealdshire.agency_lead)
    assert asked(wealdshire.agency_lead) == set()


def test_decisions_wait_for_those_who_may_take_them(wealdshire: World) -> None:
    action = raised(wealdshire, lead=wealdshire.agency_lead)
    action.ask_extension(by=wealdshire.manager, at=NOW, to_on=NEXT_YEAR, reason="Late.")
    shown(action, wealdshire.agency_lead)
    submitted(wealdshire, raised(wealdshire))

    def words(me: Any) -> list[str]:
        return sorted(decision.words for decision in decisions_for(me, limit=10))

    assert words(wealdshire.chair) == ["Evidence", "More time", "Sign-off"]
    assert words(wealdshire.coordinator) == ["Evidence", "More time", "Sign-off"]
    # The manager asked for the time.
    assert words(wealdshire.manager) == ["Evidence", "Sign-off"]
    # The chair of another group.
    assert words(wealdshire.other_lead) == []
    assert words(wealdshire.barred_manager) == ["Evidence", "More time", "Sign-off"]


def test_decisions_about_ended_actions_wait_for_nobody(wealdshire: World) -> None:
    action = raised(wealdshire)
    shown(action, wealdshire.agency_lead)
    action.stop(by=wealdshire.chair, at=NOW, reason="Overtaken.")
    assert decisions_for(wealdshire.coordinator, limit=10) == []


def test_each_role_sees_its_panels_at_home(weald: World, inside: Any) -> None:
    with inside():
        late = {"due_on": TODAY - timedelta(days=9), "raised_on": TODAY - timedelta(days=60)}
        action = raised(weald, lead=weald.agency_lead, title="Very late", **late)
        action.ask_extension(by=weald.agency_lead, at=NOW, to_on=NEXT_YEAR, reason="Late.")
    manager = home(weald, weald.manager)
    assert "Overdue actions by agency" in manager
    assert "Waiting for your decision" in manager
    led = home(weald, weald.agency_lead)
    assert led.count(f"/actions/{action.code}/update/") == 1, "it stands once, with its verb"
    assert "Asked of you" in led and "Actions asked of you" not in led
    with inside():
        raised(weald, lead=doer(weald), title="A colleague's", due_on=TODAY)
    of_agency = home(weald, weald.agency_lead)
    assert "Actions of your agency" in of_agency and "Actions asked of you" not in of_agency
    assert "Led by" in of_agency
    chair = home(weald, weald.chair)
    assert "Waiting for your decision" in chair
    assert "Overdue actions by agency" not in chair
    trainer = home(weald, weald.trainer)
    assert "Very late" not in trainer
    assert "/actions/" not in trainer


def test_decisions_beyond_the_first_are_one_click_away(weald: World, inside: Any) -> None:
    with inside():
        for number in range(7):
            action = raised(weald, lead=weald.agency_lead, title=f"Asked {number}")
            action.ask_extension(by=weald.agency_lead, at=NOW, to_on=NEXT_YEAR, reason="Late.")
    page = home(weald, weald.manager)
    assert "2 more decisions" in page and "(7)" in page
    assert all(f"Asked {number}" in page for number in range(7))


def test_a_restricted_action_shows_on_nobodys_home_outside_its_panel(
    weald: World, hidden_case: Case
) -> None:
    for part in ("manager", "agency_lead", "chair", "barred_manager", "board_member"):
        page = home(weald, weald.people[part])
        assert "R-3333" not in page
        assert hidden_case.action.code not in page


def test_the_navigation_has_the_room_for_readers_only(weald: World, inside: Any) -> None:
    room = f'href="{weald.path("actions/")}"'
    assert room in home(weald, weald.board_member)
    assert room not in home(weald, weald.delegate)
    with inside():
        raised(weald, lead=weald.delegate)
    assert room in home(weald, weald.delegate)


@pytest.mark.parametrize(
    "path",
    [
        "learning/sources/S-2222/",
        "learning/recommendations/R-2222/",
        "partnership/agencies/police/",
        "partnership/groups/group/",
    ],
)
def test_upstream_pages_show_open_actions_within_rights(
    weald: World, open_case: Case, hidden_case: Case, path: str
) -> None:
    page = sign_in(Client(), weald.manager).get(weald.path(path))
    assert page.status_code == 200, path
    text = page.content.decode()
    assert open_case.action.code in text
    assert hidden_case.action.code not in text


def test_a_source_offers_a_plan_and_shows_the_one_there_is(weald: World, open_case: Case) -> None:
    page = sign_in(Client(), weald.manager).get(weald.path("learning/sources/S-2222/"))
    text = page.content.decode()
    assert "Draft an action plan" in text
    assert open_case.plan.code in text
