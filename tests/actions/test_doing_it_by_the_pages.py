"""Each page does its one thing: what it answers to good, bad and late input."""

from typing import Any

import pytest

from actions.models import Action
from core.journal.models import Entry
from tests.actions.conftest import Case, boxes, goes_to
from tests.factories.actions import raised
from tests.factories.rows import TODAY
from tests.personas import World

pytestmark = pytest.mark.django_db


def test_an_action_is_raised_in_a_groups_log(weald: World, visit: Any, inside: Any) -> None:
    data = {
        "group": weald.group.slug,
        "agency": weald.police.slug,
        "lead": weald.agency_lead.slug,
        "title": "Share the minutes",
        "contributors": [weald.council.slug],
        **boxes("due_on"),
    }
    url = goes_to(visit(weald.manager, "action_new", data=data))
    with inside():
        action = Action.objects.get()
        assert url == action.get_absolute_url()
        assert action.plan.is_log
        assert [c.agency for c in action.contributors.all()] == [weald.council]


def test_a_double_click_raises_one_action(weald: World, visit: Any, inside: Any) -> None:
    data = {"group": weald.group.slug, "agency": weald.police.slug, "title": "Once"}
    data |= {**boxes("due_on"), "once": "the-same-form"}
    first = goes_to(visit(weald.manager, "action_new", data=data))
    assert goes_to(visit(weald.manager, "action_new", data=data)) == first
    with inside():
        assert Action.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"agency": "downland-police"},
        {"lead": "other-lead"},
        {"due_on_0": "31", "due_on_1": "2"},
        {"due_on_2": "2001"},
        {"title": "x" * 201},
        {"title": "Nul\x00byte"},
        {"contributors": ["police"]},
        {"group": "nowhere"},
    ],
)
def test_bad_input_is_told_at_its_box_and_keeps_what_was_typed(
    weald: World, visit: Any, wrong: dict[str, Any]
) -> None:
    data = {"group": weald.group.slug, "agency": weald.police.slug, "title": "Typed words"}
    response = visit(weald.manager, "action_new", data={**data, **boxes("due_on"), **wrong})
    assert response.status_code == 422
    text = response.content.decode()
    assert "There is a problem" in text
    if "title" not in wrong:
        assert "Typed words" in text


def test_an_update_is_given_and_dated(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    code = {"code": open_case.action.code}
    data = {"text": "Half of the officers were told.", "confidence": "at_risk"}
    goes_to(visit(weald.agency_lead, "action_update", data=data, **code))
    page = visit(weald.agency_lead, "action_detail", **code).content.decode()
    assert "Half of the officers were told." in page
    assert "At risk" in page
    assert visit(weald.agency_lead, "action_update", data={"text": ""}, **code).status_code == 422


def test_more_time_is_decided_once(weald: World, open_case: Case, visit: Any, inside: Any) -> None:
    code = {"code": open_case.action.code}
    page = visit(weald.chair, "action_extension_decision", **code).content.decode()
    assert "Dates moved." in page
    refusal = visit(weald.chair, "action_extension_decision", data={"decision": "no"}, **code)
    assert refusal.status_code == 422
    goes_to(visit(weald.chair, "action_extension_decision", data={"decision": "yes"}, **code))
    late = visit(weald.deputy, "action_extension_decision", data={"decision": "yes"}, **code)
    assert late.status_code == 409
    page = visit(weald.agency_lead, "action_detail", **code).content.decode()
    assert "extended once, first" in page
    data = {"reason": "More.", **boxes("to_on")}
    goes_to(visit(weald.agency_lead, "action_extension", data=data, **code))


def test_more_time_must_lie_ahead(weald: World, open_case: Case, visit: Any) -> None:
    code = {"code": open_case.closed.code}
    data = {"reason": "More.", **boxes("to_on", TODAY)}
    assert visit(weald.agency_lead, "action_extension", data=data, **code).status_code == 422


def test_a_stale_edit_shows_both_texts_and_keeps_the_typed_one(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    code = {"code": open_case.waiting.code}
    with inside():
        version = Action.objects.get(**code).version
    first = {"title": "Theirs <b>", "version": version, "group": weald.group.slug}
    goes_to(visit(weald.coordinator, "action_edit", data=first, **code))
    mine = {**first, "title": "Mine"}
    late = visit(weald.manager, "action_edit", data=mine, **code)
    assert late.status_code == 409
    text = late.content.decode()
    assert "Theirs &lt;b&gt;" in text
    assert 'value="Mine"' in text


def test_an_agency_lead_names_a_lead_of_the_agency_only(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    code = {"code": open_case.action.code}
    page = visit(weald.agency_lead, "action_assignment", **code).content.decode()
    assert "Accountable agency" not in page
    wrong = visit(weald.agency_lead, "action_assignment", data={"lead": "other-lead"}, **code)
    assert wrong.status_code == 422
    goes_to(visit(weald.agency_lead, "action_assignment", data={"lead": "delegate"}, **code))
    data = {"agency": "council", "lead": "other-lead"}
    goes_to(visit(weald.manager, "action_assignment", data=data, **code))
    with inside():
        assert Action.objects.get(**code).agency == weald.council


def test_contributors_are_ticked(weald: World, open_case: Case, visit: Any, inside: Any) -> None:
    code = {"code": open_case.action.code}
    goes_to(visit(weald.manager, "action_contributors", data={"agencies": ["icb"]}, **code))
    again = visit(weald.manager, "action_contributors", data={"agencies": ["icb"]}, **code)
    assert again.status_code == 409
    wrong = visit(weald.manager, "action_contributors", data={"agencies": ["police"]}, **code)
    assert wrong.status_code == 422


def test_an_action_is_started(weald: World, open_case: Case, visit: Any) -> None:
    code = {"code": open_case.action.code}
    goes_to(visit(weald.agency_lead, "action_start", data={}, **code))
    assert visit(weald.agency_lead, "action_start", data={}, **code).status_code == 409


def test_each_post_leaves_exactly_one_entry(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    with inside():
        before = Entry.objects.count()
    data = {"text": "Said.", "confidence": "stuck"}
    visit(weald.agency_lead, "action_update", data=data, code=open_case.action.code)
    with inside():
        assert Entry.objects.count() == before + 1


def test_a_raised_action_without_source_stands_under_the_register(
    weald: World, visit: Any, inside: Any
) -> None:
    with inside():
        action = raised(weald)
    page = visit(weald.manager, "action_detail", code=action.code).content.decode()
    assert "Actions</a>" in page
    assert "No lead yet" in page
