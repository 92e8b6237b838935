"""Actions in every state, made by the verbs that make them in the product."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from actions.choices import Confidence, Difference, EvidenceKind
from actions.models import Action, ActionPlan, Evidence
from partnership.choices import Role
from reviews.models import AgencyAnswer, Finding, Recommendation
from tests.factories.rows import NOW, TODAY, make
from tests.personas import World, join

IN_A_MONTH = TODAY + timedelta(days=30)


def plan_of(world: World, source: Any = None) -> ActionPlan:
    """The plan of a source, or the group's own log, drafted by the manager."""
    if source is None:
        return ActionPlan.log_of(world.group, by=world.manager, at=NOW)
    found = ActionPlan.objects.filter(source=source, group=world.group).first()
    return found or ActionPlan.draft_from(source, group=world.group, by=world.manager, at=NOW)


def raised(
    world: World,
    *,
    source: Any = None,
    agency: Any = None,
    due_on: date = IN_A_MONTH,
    at: datetime = NOW,
    title: str = "Share the minutes of strategy discussions",
    **facts: Any,
) -> Action:
    """An action of the police, raised by the manager."""
    return Action.raise_new(
        plan=plan_of(world, source),
        agency=agency or world.police,
        title=title,
        due_on=due_on,
        by=world.manager,
        at=at,
        **facts,
    )


def doer(world: World) -> Any:
    """A member of the police who is nothing but a named lead."""
    return world.people.get("doer") or join(world, "doer", Role.DELEGATE, agency=world.police)


def shown(action: Action, by: Any, *, at: datetime = NOW, **facts: Any) -> Evidence:
    """Evidence in words, sent."""
    given = {"kind": EvidenceKind.POLICY, "title": "Procedure issued", "note": "On the intranet."}
    return action.send_evidence(by=by, at=at, **{**given, **facts})


def submitted(world: World, action: Action) -> Action:
    """With accepted evidence, sent for sign-off by the agency lead."""
    shown(action, world.agency_lead).accept(by=world.manager, at=NOW)
    return action.submit(by=world.agency_lead, at=NOW, statement="All officers were told.")


def closed(world: World, action: Action) -> Action:
    """Signed off by the chair."""
    return submitted(world, action).close(by=world.chair, at=NOW)


def reviewed(world: World, action: Action) -> Action:
    """Closed, and its impact shown."""
    closed(world, action).review_impact(
        by=world.chair,
        at=NOW,
        difference=Difference.CHANGED,
        what_changed="Social workers know within two days.",
    )
    return action


def told(action: Action, by: Any, *, at: datetime = NOW, text: str = "Half is done.") -> Action:
    """With an update."""
    return action.give_update(by=by, at=at, text=text, confidence=Confidence.ON_TRACK)


def recommendation(world: World, source: Any = None, code: str = "R-2222", **facts: Any) -> Any:
    """A recommendation with a finding about sharing information."""
    source = source or world.open_source
    finding = make(
        Finding,
        "finding.recorded",
        code=f"F-{code[2:]}",
        source=source,
        title="Minutes came late",
        themes=["information_sharing"],
    )
    return make(
        Recommendation,
        "recommendation.made",
        code=code,
        source=source,
        finding=finding,
        title="Share minutes within two days",
        made_on=TODAY,
        **facts,
    )


def answered(rec: Recommendation, agency: Any, by: Any, response: str = "accepted") -> AgencyAnswer:
    """An agency's answer to a recommendation."""
    return make(
        AgencyAnswer,
        "answer.given",
        recommendation=rec,
        agency=agency,
        asked_at=NOW,
        response=response,
        reasons="We agree.",
        answered_at=NOW,
        answered_by=by,
    )


def pdf(name: str = "procedure.pdf") -> SimpleUploadedFile:
    """A small file that is what it says it is."""
    content = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )
    return SimpleUploadedFile(name, content, content_type="application/pdf")
