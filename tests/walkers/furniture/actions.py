"""What is done about one source."""

import hashlib
from datetime import timedelta

from django.core.files.base import ContentFile

from actions.choices import Confidence, Difference, EvidenceKind
from actions.models import (
    Action,
    ActionPlan,
    Contributor,
    Evidence,
    Extension,
    ImpactReview,
    ProgressUpdate,
    SignOff,
)
from core.documents.models import StoredFile
from reviews.models import LearningSource
from tests.factories.rows import NOW, TODAY
from tests.walkers.furniture.marking import Furnisher


def put_actions(f: Furnisher, source: LearningSource) -> None:
    """A plan, an action at each stage, and what hangs from each."""
    w = f.world
    plan = f.add(
        "plan", ActionPlan, code=f.code("P"), source=source, group=w.group, drafted_on=TODAY
    )
    stages = {
        "action": {},
        "submitted_action": {"submitted_at": NOW},
        "closed_action": {"closed_on": TODAY, "closed_by": w.chair},
    }
    for name, more in stages.items():
        f.add(
            name,
            Action,
            code=f.code("A"),
            plan=plan,
            source=source,
            recommendation=f.made("recommendation"),
            group=w.group,
            agency=w.agency_lead.agency,
            lead=w.agency_lead,
            raised_on=TODAY,
            original_due_on=TODAY + timedelta(days=30),
            due_on=TODAY + timedelta(days=30),
            **more,
        )
    put_progress(f)
    put_evidence(f)
    put_ends(f)


def put_progress(f: Furnisher) -> None:
    """Who else helps, more time asked for, and an update."""
    w, action = f.world, f.made("action")
    f.add("contributor", Contributor, action=action, agency=w.other_lead.agency)
    f.add(
        "extension",
        Extension,
        action=action,
        from_on=action.due_on,
        to_on=action.due_on + timedelta(days=30),
        asked_at=NOW,
        asked_by=w.agency_lead,
    )
    f.add(
        "update",
        ProgressUpdate,
        action=action,
        confidence=Confidence.ON_TRACK,
        made_at=NOW,
        made_by=w.agency_lead,
    )


def put_evidence(f: Furnisher) -> None:
    """A clean file in the action's circle, offered as proof."""
    action, content = f.made("action"), f"{f.mark} content".encode()
    file = f.add(
        "file",
        StoredFile,
        name=f"{f.mark}.pdf",
        content=ContentFile(content, name="file"),
        size=4,
        media_type="application/pdf",
        sha256=hashlib.sha256(content).hexdigest(),
        received_at=NOW,
        found_clean_at=NOW,
        circle=action.source_id,
        refused_because="",
    )
    f.add(
        "evidence",
        Evidence,
        action=action,
        kind=EvidenceKind.POLICY,
        file=file,
        submitted_at=NOW,
        submitted_by=f.world.agency_lead,
    )


def put_ends(f: Furnisher) -> None:
    """A sign-off that waits, and the impact of an action that was closed."""
    w = f.world
    asked = {"asked_at": NOW, "asked_by": w.agency_lead}
    f.add("signoff", SignOff, action=f.made("submitted_action"), **asked)
    f.add(
        "impact",
        ImpactReview,
        action=f.made("closed_action"),
        difference=Difference.CHANGED,
        reviewed_on=TODAY,
        reviewed_by=w.chair,
    )
