"""Value lists of the actions room."""

from django.db import models


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
