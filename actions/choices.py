"""Value lists of the actions room, and how its deeds are said."""

from django.db import models

from core.journal.vocabulary import deeds


class Confidence(models.TextChoices):
    """How the owner sees it going. It is an opinion; it never means done."""

    ON_TRACK = "on_track", "On track"
    AT_RISK = "at_risk", "At risk"
    STUCK = "stuck", "Stuck"


class EvidenceKind(models.TextChoices):
    """What kind of proof is offered (domain reference §3.4)."""

    POLICY = "policy", "Policy or procedure issued"
    TRAINING = "training", "Training delivered"
    AUDIT = "audit", "Audit result"
    DATA = "data", "Data"
    SURVEY = "survey", "Survey of practitioners"
    VOICE = "voice", "What children and families said"
    INSPECTION = "inspection", "Inspection comment"
    OTHER = "other", "Other"


class Difference(models.TextChoices):
    """What an impact review concluded."""

    CHANGED = "changed", "It made a difference"
    PARTLY = "partly", "It made some difference"
    NONE = "none", "No difference seen yet"


deeds(
    {
        "plan.drafted": "drafted the action plan",
        "plan.revised": "changed the action plan",
        "plan.agreed": "agreed the action plan",
        "action.raised": "raised the action",
        "action.imported": "brought in the action from a spreadsheet",
        "action.revised": "changed the action",
        "action.assigned": "gave the action to another lead",
        "action.started": "started the action",
        "action.stopped": "decided not to go on with the action",
        "action.extended": "moved the due date",
        "action.submitted": "sent the action for sign-off",
        "action.returned": "returned the action with a reason",
        "action.closed": "signed off and closed the action",
        "action.reopened": "reopened the action",
        "contributor.added": "added a contributing agency",
        "extension.asked": "asked for more time",
        "extension.granted": "granted more time",
        "extension.refused": "refused more time",
        "update.made": "gave an update",
        "evidence.submitted": "sent evidence",
        "evidence.accepted": "accepted the evidence",
        "evidence.returned": "returned the evidence",
        "impact.reviewed": "reviewed the impact",
        "import.applied": "brought in a spreadsheet of actions",
    }
)
