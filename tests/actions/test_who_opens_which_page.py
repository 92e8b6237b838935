"""Every page of the room × every member of the cast, in the open and behind a restriction."""

from typing import Any

import pytest
from django.test import Client

from tests.actions.conftest import ACTION_PAGES, PLAN_PAGES, Case, slots
from tests.factories.rows import NOW, change
from tests.personas import World, sign_in

pytestmark = pytest.mark.django_db

TEAM = {"manager", "coordinator"}
# The chair and one who leads nothing here both come from the accountable agency.
OWNING_AGENCY = {"agency_lead", "chair"}
DECIDERS = {"chair", "deputy"}
READERS = {
    "manager", "coordinator", "barred_manager", "agency_lead", "other_lead", "chair", "deputy",
    "board_member", "scrutineer", "panel_member", "barred_panel_member",
}  # fmt: skip
# Whom an open action of the police is visible to, its source barring nobody else.
SEE_OPEN = {
    "manager",
    "coordinator",
    "agency_lead",
    "chair",
    "deputy",
    "board_member",
    "scrutineer",
}

MAY: dict[str, set[str]] = {
    "action_detail": SEE_OPEN,
    "action_edit": TEAM,
    "action_assignment": TEAM | OWNING_AGENCY,
    "action_contributors": TEAM,
    "action_start": TEAM | OWNING_AGENCY,
    "action_update": TEAM | OWNING_AGENCY,
    "evidence_new": TEAM | OWNING_AGENCY,
    "evidence_version": TEAM | OWNING_AGENCY,
    "action_extension": TEAM | OWNING_AGENCY,
    "action_sign_off": TEAM | OWNING_AGENCY,
    "action_extension_decision": TEAM | DECIDERS,
    "evidence_decision": TEAM | DECIDERS,
    "action_closure": TEAM | DECIDERS,
    "action_stop": TEAM | DECIDERS,
    "action_reopening": TEAM | DECIDERS,
    "action_impact": TEAM | DECIDERS,
    "plan_detail": SEE_OPEN | {"other_lead"},
    "plan_edit": TEAM,
    "plan_proposals": TEAM,
    "plan_action_new": TEAM,
    # The manager drafted it.
    "plan_agreement": {"coordinator"} | DECIDERS,
    "plan_new": TEAM,
}


def test_the_table_names_every_page() -> None:
    assert set(MAY) == {
        *ACTION_PAGES,
        *PLAN_PAGES,
        "plan_new",
        "evidence_decision",
        "evidence_version",
    }


@pytest.mark.parametrize("page", MAY)
def test_an_open_page_opens_for_whom_the_table_names(
    weald: World, open_case: Case, visit: Any, page: str
) -> None:
    kwargs = slots(open_case)[page]
    opened = {
        who for who, me in weald.people.items() if visit(me, page, **kwargs).status_code < 400
    }
    assert opened == MAY[page]


@pytest.mark.parametrize("page", MAY)
def test_a_page_behind_a_restriction_is_absent_for_everybody_outside(
    weald: World, hidden_case: Case, visit: Any, page: str
) -> None:
    kwargs = slots(hidden_case)[page]
    answers = {who: visit(me, page, **kwargs).status_code for who, me in weald.people.items()}
    inside = {"panel_member", "scrutineer"}
    assert {who for who, status in answers.items() if status < 400} <= inside
    outside = {who: status for who, status in answers.items() if who not in inside}
    assert set(outside.values()) <= {404, 403}
    # Whoever may use the page elsewhere learns nothing here: the same answer as for a code
    # that never was.
    assert all(outside[who] == 404 for who in MAY[page] & outside.keys())


def test_the_panel_reads_its_restricted_action_and_writes_nothing_by_that(
    weald: World, hidden_case: Case, visit: Any
) -> None:
    kwargs = slots(hidden_case)
    assert visit(weald.panel_member, "action_detail", **kwargs["action_detail"]).status_code == 200
    assert visit(weald.panel_member, "action_update", **kwargs["action_update"]).status_code == 403


def test_the_register_opens_for_whoever_may_read_an_action(
    weald: World, open_case: Case, visit: Any
) -> None:
    opened = {
        who for who, me in weald.people.items() if visit(me, "action_list").status_code == 200
    }
    assert opened == READERS


def test_raising_in_a_log_is_the_business_teams(weald: World, visit: Any) -> None:
    opened = {who for who, me in weald.people.items() if visit(me, "action_new").status_code == 200}
    assert opened == TEAM | {"barred_manager"}


def test_a_named_lead_who_is_nothing_else_works_on_that_action_alone(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    with inside():
        open_case.action.assign(by=weald.manager, at=NOW, lead=weald.delegate)
    mine, other = {"code": open_case.action.code}, {"code": open_case.waiting.code}
    assert visit(weald.delegate, "action_list").status_code == 200
    for page in ("action_detail", "action_update", "evidence_new", "action_extension"):
        assert visit(weald.delegate, page, **mine).status_code == 200
        assert visit(weald.delegate, page, **other).status_code == 404
    assert visit(weald.delegate, "action_stop", **mine).status_code == 403


def test_a_contributing_agencys_lead_updates_and_shows_but_asks_for_nothing(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    with inside():
        open_case.action.add_contributor(by=weald.manager, at=NOW, agency=weald.council)
    code = {"code": open_case.action.code}
    for page in ("action_detail", "action_update", "evidence_new"):
        assert visit(weald.other_lead, page, **code).status_code == 200
    for page in ("action_extension", "action_sign_off", "action_assignment"):
        assert visit(weald.other_lead, page, **code).status_code == 403


def test_a_scrutineer_writes_nothing_even_as_a_named_lead(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    with inside():
        change(open_case.action, "action.assigned", lead=weald.scrutineer)
    code = {"code": open_case.action.code}
    assert visit(weald.scrutineer, "action_detail", **code).status_code == 200
    assert visit(weald.scrutineer, "action_update", **code).status_code == 403
    assert visit(weald.scrutineer, "action_update", data={}, **code).status_code == 403


def test_the_other_partnership_knows_nothing(
    weald: World, downland: World, open_case: Case, visit: Any
) -> None:
    client = sign_in(Client(), downland.manager)
    for root in (weald, downland):
        path = root.path(f"actions/{open_case.action.code}/")
        assert client.get(path).status_code == 404
