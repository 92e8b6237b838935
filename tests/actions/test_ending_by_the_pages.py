"""Signing off, stopping and reopening by their pages."""

from typing import Any

from tests.actions.conftest import Case, boxes, goes_to
from tests.personas import World


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
