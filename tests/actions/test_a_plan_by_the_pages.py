"""An action plan by its pages: drafted, proposed in one step, agreed, renamed."""

from typing import Any

from actions.models import Action, ActionPlan
from tests.actions.conftest import FAR, Case, boxes, goes_to
from tests.factories.actions import answered, recommendation
from tests.factories.reminders import answer as asked
from tests.personas import World


def test_a_plan_is_drafted_and_its_actions_proposed_in_one_step(
    weald: World, visit: Any, inside: Any
) -> None:
    with inside():
        rec = recommendation(weald)
        answered(rec, weald.police, weald.agency_lead)
        answered(rec, weald.council, weald.other_lead, response="partly")
        answered(rec, weald.icb, weald.deputy, response="declined")
        asked(weald, weald.icb, FAR)
    source = {"source": weald.open_source.code}
    data = {"group": weald.group.slug, "title": "Plan"}
    proposals = goes_to(visit(weald.manager, "plan_new", data=data, **source))
    with inside():
        plan = ActionPlan.objects.get()
        assert proposals == plan.proposals_url
    code = {"code": plan.code}
    page = visit(weald.manager, "plan_proposals", **code).content.decode()
    assert page.count('name="pick_') == 2
    assert "1 agency has not answered yet" in page
    detail = visit(weald.manager, "plan_detail", **code).content.decode()
    assert f"by the chair of {weald.group} or the business team" in detail
    nothing = visit(weald.manager, "plan_proposals", data={}, **code)
    assert nothing.status_code == 409
    assert "Tick at least one" in nothing.content.decode()
    line = f"{rec.code}_police"
    undated = {f"pick_{line}": "on", f"title_{line}": "Share"}
    assert visit(weald.manager, "plan_proposals", data=undated, **code).status_code == 422
    both = {
        **undated,
        f"due_{line}": "3 Oct 2030",
        f"lead_{line}": "agency-lead",
        f"pick_{rec.code}_council": "on",
        f"title_{rec.code}_council": "Share too",
        **boxes("due_on"),
    }
    raised = visit(weald.manager, "plan_proposals", data=both, **code)
    assert [str(m) for m in raised.wsgi_request._messages] == [
        "2 actions are raised. The leads that are named are told."
    ]
    with inside():
        found = {a.agency: a for a in Action.objects.all()}
        assert found[weald.police].due_on.year == 2030
        assert found[weald.council].due_on == FAR
        assert found[weald.police].lead == weald.agency_lead
    page = visit(weald.manager, "plan_proposals", **code).content.decode()
    assert "No agency waits for an action here" in page
    goes_to(visit(weald.chair, "plan_agreement", data={}, **code))
    assert visit(weald.coordinator, "plan_agreement", data={}, **code).status_code == 409


def test_a_second_plan_for_the_same_group_leads_to_the_first(
    weald: World, open_case: Case, visit: Any
) -> None:
    data = {"group": weald.group.slug, "title": "Plan"}
    answer = visit(weald.manager, "plan_new", data=data, source=weald.open_source.code)
    assert answer.status_code == 409
    assert open_case.plan.code in answer.content.decode()


def test_a_plan_is_renamed_and_takes_single_actions(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    code = {"code": open_case.plan.code}
    with inside():
        version = ActionPlan.objects.get(**code).version
    data = {"title": "The plan", "version": version}
    goes_to(visit(weald.manager, "plan_edit", data=data, **code))
    data = {"agency": "icb", "title": "One more", **boxes("due_on")}
    goes_to(visit(weald.manager, "plan_action_new", data=data, **code))
    with inside():
        assert Action.objects.get(title="One more").source == weald.open_source
    page = visit(weald.manager, "plan_detail", **code).content.decode()
    assert "One more" in page
    assert "The plan" in page
