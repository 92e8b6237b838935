"""Value lists of the reviews room."""

from django.db import models


class SourceKind(models.TextChoices):
    """Where learning comes from (Knowsley LIF 2020; Kent ToR 2023 §8a)."""

    RAPID_REVIEW = "rapid_review", "Rapid review"
    LCSPR = "lcspr", "Local child safeguarding practice review"
    NATIONAL = "national", "National review"
    LEARNING_REVIEW = "learning_review", "Multi-agency learning review"
    MULTI_AUDIT = "multi_audit", "Multi-agency audit"
    SINGLE_AUDIT = "single_audit", "Single-agency audit"
    SECTION_11 = "section_11", "Section 11 audit"
    INSPECTION = "inspection", "Inspection"
    PEER_REVIEW = "peer_review", "Peer review"
    CHILD_DEATH = "child_death", "Learning from child death reviews"
    RESEARCH = "research", "Research"
    FEEDBACK = "feedback", "Feedback or complaint"


class Theme(models.TextChoices):
    """What a finding is about."""

    INFORMATION_SHARING = "information_sharing", "Sharing information"
    VOICE = "voice", "Voice of the child"
    NEGLECT = "neglect", "Neglect"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse"
    EXPLOITATION = "exploitation", "Child exploitation"
    SEXUAL_ABUSE = "sexual_abuse", "Child sexual abuse"
    INJURY = "injury", "Injury in babies"
    MENTAL_HEALTH = "mental_health", "Mental health and wellbeing"
    PARENTS = "parents", "Parental need and capacity"
    MEN = "men", "Men and father figures"
    SUPERVISION = "supervision", "Supervision and curiosity"
    THRESHOLDS = "thresholds", "Thresholds and escalation"
    TRANSITION = "transition", "Transition"
    EQUALITY = "equality", "Racism and inequality"
    ONLINE = "online", "Online safety"


class Scope(models.TextChoices):
    """Who a recommendation speaks to."""

    SINGLE = "single", "One agency"
    MULTI = "multi", "Several agencies"
    REGIONAL = "regional", "Regional"
    NATIONAL = "national", "National"


class Response(models.TextChoices):
    """An agency's answer to a recommendation."""

    ACCEPTED = "accepted", "Accepted"
    PARTLY = "partly", "Partly accepted"
    DECLINED = "declined", "Not accepted"


PRACTICE_REVIEWS = (SourceKind.RAPID_REVIEW, SourceKind.LCSPR, SourceKind.LEARNING_REVIEW)


class PanelRole(models.TextChoices):
    """A place on a restricted review's panel."""

    LEAD = "lead", "Panel lead"
    MEMBER = "member", "Panel member"
