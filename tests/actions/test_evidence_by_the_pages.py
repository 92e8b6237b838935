"""Evidence by its pages: sent as a file or in words, decided, and sent anew."""

from typing import Any

from tests.actions.conftest import Case, goes_to
from tests.factories.actions import pdf
from tests.personas import World


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
