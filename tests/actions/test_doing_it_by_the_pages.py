"""Each page does its one thing: what it answers to good, bad and late input."""

from datetime import timedelta
from typing import Any

import pytest

from actions.models import Action, ActionPlan
from core.journal.models import Entry
from tests.actions.conftest import Case
from tests.factories.actions import answered, pdf, raised, recommendation
from tests.factories.reminders import answer as asked
from tests.factories.rows import TODAY
from tests.personas import World

pytestmark = pytest.mark.django_db
FAR = TODAY + timedelta(days=900)


def boxes(name: str, on: Any = FAR) -> dict[str, Any]:
    """A date in its three boxes."""
    return {f"{name}_0": on.day, f"{name}_1": on.month, f"{name}_2": on.year}


def goes_to(response: Any) -> str:
    assert response.status_code == 302, response.content.decode()[-3000:]
    return str(response.url)


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


def test_evidence_is_sent_as_a_file_and_decided_when_it_is_clean(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    code = {"code": open_case.action.code}
    data = {"kind": "audit", "title": "September audit", "uploaded": pdf()}
    goes_to(visit(weald.agency_lead, "evidence_new", data=data, **code))
    with inside():
        sent = open_case.action.evidence.get(title="September audit")
    page = visit(weald.chair, "action_detail", **code).content.decode()
    assert "procedure.pdf" in page
    to = {**code, "evidence": sent.code}
    answer = visit(weald.chair, "evidence_decision", data={"decision": "yes"}, **to)
    assert answer.status_code == 409
    assert "not been found clean" in answer.content.decode()
    with inside():
        sent = open_case.action.evidence.get(pk=sent.pk)
        sent.file.found_clean(by=weald.manager, at=sent.submitted_at, scanner="test")
    goes_to(visit(weald.chair, "evidence_decision", data={"decision": "yes"}, **to))


def test_a_harmful_or_mislabelled_file_is_refused_at_its_box(
    weald: World, open_case: Case, visit: Any
) -> None:
    wrong = pdf("spreadsheet.xlsx")
    data = {"kind": "audit", "title": "Audit", "uploaded": wrong}
    answer = visit(weald.agency_lead, "evidence_new", data=data, code=open_case.action.code)
    assert answer.status_code == 422


def test_evidence_with_nothing_in_it_is_refused_at_its_box(
    weald: World, open_case: Case, visit: Any
) -> None:
    data = {"kind": "audit", "title": "Audit"}
    answer = visit(weald.agency_lead, "evidence_new", data=data, code=open_case.action.code)
    assert answer.status_code == 422
    assert "Write a note" in answer.content.decode()


def test_evidence_is_returned_with_a_reason_and_sent_anew(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    to = {"code": open_case.action.code, "evidence": open_case.evidence.code}
    assert visit(weald.chair, "evidence_decision", data={"decision": "no"}, **to).status_code == 422
    data = {"decision": "no", "note": "Which month?"}
    goes_to(visit(weald.chair, "evidence_decision", data=data, **to))
    assert "Which month?" in visit(weald.agency_lead, "evidence_version", **to).content.decode()
    goes_to(visit(weald.agency_lead, "evidence_version", data={"note": "September."}, **to))
    again = visit(weald.agency_lead, "evidence_version", data={"note": "Twice."}, **to)
    assert again.status_code == 409


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


def test_sign_off_without_accepted_evidence_names_the_missing_step(
    weald: World, open_case: Case, visit: Any
) -> None:
    code = {"code": open_case.action.code}
    goes_to(visit(weald.agency_lead, "action_sign_off", data={"statement": "Done."}, **code))
    answer = visit(weald.chair, "action_closure", data={"decision": "yes"}, **code)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "No evidence of this action has been accepted yet" in text
    assert f"/actions/{open_case.action.code}/#evidence" in text


def test_sign_off_is_asked_and_decided(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    code = {"code": open_case.waiting.code}
    assert (
        "All officers were told." in visit(weald.chair, "action_closure", **code).content.decode()
    )
    own = "Whoever asked is of your own agency"
    assert own in visit(weald.chair, "action_closure", **code).content.decode()
    assert own not in visit(weald.deputy, "action_closure", **code).content.decode()
    data = {"decision": "no", "note": "Show the audit."}
    goes_to(visit(weald.chair, "action_closure", data=data, **code))
    goes_to(visit(weald.agency_lead, "action_sign_off", data={"statement": "Now."}, **code))
    goes_to(visit(weald.deputy, "action_closure", data={"decision": "yes"}, **code))
    page = visit(weald.chair, "action_detail", **code).content.decode()
    assert "Review the impact" in page
    assert page.count("decided by the same agency") == 1
    data = {"what_changed": "Fewer children wait.", "difference": "changed"}
    goes_to(visit(weald.chair, "action_impact", data=data, **code))
    page = visit(weald.agency_lead, "action_detail", **code).content.decode()
    assert "Closed, impact shown" in page


def test_whoever_asked_finds_no_way_to_decide(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    with inside():
        open_case.action.open_extension.refuse(
            by=weald.chair, at=open_case.evidence.submitted_at, note="No."
        )
    code = {"code": open_case.action.code}
    data = {"reason": "More.", **boxes("to_on")}
    goes_to(visit(weald.manager, "action_extension", data=data, **code))
    assert visit(weald.manager, "action_extension_decision", **code).status_code == 403
    assert (
        "Decide on more time" not in visit(weald.manager, "action_detail", **code).content.decode()
    )
    assert visit(weald.coordinator, "action_extension_decision", **code).status_code == 200


def test_an_action_is_stopped_and_reopened_with_reasons(
    weald: World, open_case: Case, visit: Any
) -> None:
    code = {"code": open_case.action.code}
    assert visit(weald.chair, "action_stop", data={"reason": " "}, **code).status_code == 422
    goes_to(visit(weald.chair, "action_stop", data={"reason": "Overtaken."}, **code))
    assert visit(weald.chair, "action_stop", data={"reason": "Again."}, **code).status_code == 409
    page = visit(weald.agency_lead, "action_detail", **code).content.decode()
    assert "Not proceeding" in page
    assert "Give an update" not in page
    goes_to(visit(weald.chair, "action_reopening", data={"reason": "Needed."}, **code))


def test_a_stale_edit_shows_both_texts_and_keeps_the_typed_one(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    code = {"code": open_case.waiting.code}
    with inside():
        version = Action.objects.get(**code).version
    first = {"title": "Theirs <b>", "version": version}
    goes_to(visit(weald.coordinator, "action_edit", data=first, **code))
    late = visit(weald.manager, "action_edit", data={"title": "Mine", "version": version}, **code)
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
    goes_to(visit(weald.manager, "plan_proposals", data=both, **code))
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
