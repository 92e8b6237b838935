"""What belongs to an action, as its page shows it."""

from dataclasses import dataclass, field
from typing import Any

from actions.choices import Confidence, Difference
from actions.models import Action
from actions.wording import by_whom, decided_by
from core.documents.showing import upload_of
from core.pages.parts import State

SHOWN = 20
CONFIDENCE = {
    Confidence.ON_TRACK: "progress",
    Confidence.AT_RISK: "attention",
    Confidence.STUCK: "late",
}
DIFFERENCE = {
    Difference.CHANGED: "done",
    Difference.PARTLY: "progress",
    Difference.NONE: "attention",
}


@dataclass
class Part:
    """One kind of thing that belongs to an action, and the verb that adds to it."""

    rows: list[Any]
    verb_url: str = ""
    more: dict[str, Any] = field(default_factory=dict)


def parts_of(action: Action, *, page: Any) -> dict[str, Part]:
    """The panels of an action's page, in the order of the chain."""
    with_owner = action.is_open and not action.submitted_at
    asks_no_time = action.open_extension is None

    def verb(permission: str, route: str, *, when: bool) -> Any:
        return _verb(page, f"actions.{permission}", action, route, when)

    return {
        "updates": Part(_updates(action), verb("update", "action_update", when=action.is_open)),
        "evidence": Part(
            _evidence(action, page), verb("evidence", "evidence_new", when=action.is_open)
        ),
        "sign_offs": Part(_sign_offs(action), verb("submit", "action_sign_off", when=with_owner)),
        "impacts": Part(
            _impacts(action),
            verb("review_impact", "action_impact", when=action.closed_on is not None),
        ),
        "extensions": Part(
            _extensions(action),
            verb("extend", "action_extension", when=with_owner and asks_no_time),
        ),
    }


def _verb(page: Any, permission: str, action: Action, route: str, when: bool) -> str:
    return action.page(route) if when and page.may(permission, action) else ""


def _updates(action: Action) -> list[Any]:
    rows = list(action.updates.select_related("made_by__agency")[:SHOWN])
    for row in rows:
        confidence = Confidence(row.confidence)
        row.state = State(confidence.label, CONFIDENCE[confidence])
        row.who = by_whom(row.made_by)
    return rows


def _evidence(action: Action, page: Any) -> list[Any]:
    """Newest versions with their earlier ones beneath, newest first."""
    rows = list(
        action.evidence.select_related(
            "file", "submitted_by__agency", "decided_by__agency"
        ).order_by("-submitted_at")
    )
    by_id = {row.pk: row for row in rows}
    replaced = {row.replaces_id for row in rows}
    current = [row for row in rows if row.pk not in replaced]
    for row in rows:
        _dress_evidence(row, action)
    for row in current:
        row.earlier = list(_earlier(row, by_id))
        _offer(row, action, page)
    return current


def _earlier(row: Any, by_id: dict[Any, Any]) -> Any:
    while row.replaces_id:
        row = by_id[row.replaces_id]
        yield row


def _dress_evidence(row: Any, action: Action) -> None:
    row.action = action
    row.who = by_whom(row.submitted_by)
    row.decider = decided_by(row.decided_by, asker=row.submitted_by)
    row.files = [upload_of(row.file)] if row.file else []
    row.state = _answer(row.is_accepted, "Accepted", "Returned", "Not decided yet")


def _offer(row: Any, action: Action, page: Any) -> None:
    row.decision_url = row.version_url = ""
    if not action.is_open:
        return
    if row.decided_at is None and page.may("actions.decide_evidence", row):
        row.decision_url = row.page("evidence_decision")
    if page.may("actions.evidence", action):
        row.version_url = row.page("evidence_version")


def _answer(value: bool | None, yes: str, no: str, none: str) -> State:
    if value is None:
        return State(none, "attention")
    return State(yes, "done") if value else State(no, "late")


def _sign_offs(action: Action) -> list[Any]:
    people = ("asked_by__agency", "decided_by__agency")
    rows = list(action.signoffs.select_related(*people).order_by("-asked_at"))
    for row in rows:
        row.who = by_whom(row.asked_by)
        row.decider = decided_by(row.decided_by, asker=row.asked_by)
        row.state = _answer(row.is_accepted, "Signed off", "Returned", "Awaiting a decision")
    return rows


def _extensions(action: Action) -> list[Any]:
    people = ("asked_by__agency", "decided_by__agency")
    rows = list(action.extensions.select_related(*people).order_by("-asked_at"))
    for row in rows:
        row.who = by_whom(row.asked_by)
        row.decider = decided_by(row.decided_by, asker=row.asked_by)
        row.state = _answer(row.is_granted, "Granted", "Refused", "Awaiting a decision")
    return rows


def _impacts(action: Action) -> list[Any]:
    rows = list(action.impacts.select_related("reviewed_by__agency"))
    for row in rows:
        difference = Difference(row.difference)
        row.state = State(difference.label, DIFFERENCE[difference])
        row.who = by_whom(row.reviewed_by)
    return rows
