"""Value lists of the actions room, and how its deeds are said."""

from django.db import models

from core.journal.vocabulary import deeds


class Standing(models.TextChoices):
    """Where an action stands. Computed from dated facts and the clock, never picked."""

    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    DUE_SOON = "due_soon", "Due soon"
    OVERDUE = "overdue", "Overdue"
    AWAITING = "awaiting_sign_off", "Awaiting sign-off"
    CLOSED = "closed", "Closed"
    CLOSED_WITH_IMPACT = "closed_with_impact", "Closed, impact shown"
    STOPPED = "not_proceeding", "Not proceeding"


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
        "plan.opened": "opened the group's log of actions",
        "plan.revised": "changed the action plan",
        "plan.agreed": "agreed the action plan",
        "action.raised": "raised the action",
        "action.imported": "brought in the action from a spreadsheet",
        "action.revised": "changed the action",
        "action.assigned": "gave the action to another lead",
        "action.followed": "passed the action to the agency's successor",
        "action.started": "started the action",
        "action.stopped": "decided not to go on with the action",
        "action.submitted": "sent the action for sign-off",
        "action.returned": "returned the action with a reason",
        "action.closed": "signed off and closed the action",
        "action.reopened": "reopened the action",
        "contributor.added": "added a contributing agency",
        "contributor.ended": "ended an agency's contribution",
        "extension.asked": "asked for more time",
        "extension.granted": "granted more time",
        "extension.refused": "refused more time",
        "update.made": "gave an update",
        "evidence.submitted": "sent evidence",
        "evidence.accepted": "accepted the evidence",
        "evidence.returned": "returned the evidence",
        "impact.reviewed": "reviewed the impact",
        "import.sent": "sent a spreadsheet of actions",
        "import.applied": "brought in a spreadsheet of actions",
    }
)
