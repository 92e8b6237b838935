"""Value lists of the partnership room, and how its deeds are said."""

from django.db import models

from core.journal.vocabulary import deeds


class Standing(models.TextChoices):
    """What kind of installation a partnership is."""

    LIVE = "live", "Live"
    DEMO = "demo", "Demonstration"
    REFERENCE = "reference", "Made from public documents"


class AgencyKind(models.TextChoices):
    """Kinds of agency (domain reference §12)."""

    STATUTORY = "statutory", "Statutory safeguarding partner"
    RELEVANT = "relevant", "Relevant agency"
    EDUCATION = "education", "Education"
    DISTRICT = "district", "District council"
    HEALTH = "health", "Health provider"
    VOLUNTARY = "voluntary", "Voluntary or community body"
    INVITED = "invited", "Invited body"


class Role(models.TextChoices):
    """What a membership is for (design §5). Chairs and members of groups follow from seats."""

    MANAGER = "manager", "Business manager"
    COORDINATOR = "coordinator", "Coordinator"
    AGENCY_LEAD = "agency_lead", "Agency lead"
    BOARD_MEMBER = "board_member", "Board member"
    SCRUTINEER = "scrutineer", "Independent scrutineer"
    TRAINER = "trainer", "Trainer"
    DELEGATE = "delegate", "Delegate"


class GroupKind(models.TextChoices):
    """Kinds of group."""

    BOARD = "board", "Board or executive"
    SUBGROUP = "subgroup", "Subgroup"
    PANEL = "panel", "Panel"
    LOCAL = "local", "Local committee"
    WORKING = "working", "Working group"
    TASK = "task", "Task and finish group"


class SeatClass(models.TextChoices):
    """How a seat belongs to its group (Kent LIG ToR §6)."""

    CORE = "core", "Core"
    INVITED = "invited", "By invitation"
    CO_OPTED = "co_opted", "Co-opted"
    ADVISORY = "advisory", "Advisory"


class Office(models.TextChoices):
    """The office a seat carries."""

    NONE = "none", "Member"
    CHAIR = "chair", "Chair"
    DEPUTY = "deputy", "Deputy chair"


class DayUnit(models.TextChoices):
    """How a number of days is counted."""

    CALENDAR = "calendar", "calendar days"
    WORKING = "working", "working days"


deeds(
    {
        "partnership.created": "created the partnership",
        "settings.revised": "changed the partnership's settings",
        "agency.added": "added the agency",
        "agency.revised": "changed the agency's details",
        "agency.renamed": "gave the agency a new name",
        "agency.succeeded": "recorded the agency's successor",
        "agency.ended": "closed the agency",
        "membership.begun": "began the membership",
        "membership.revised": "changed the membership",
        "membership.ended": "ended the membership",
        "membership.resumed": "took the membership up again",
        "invitation.sent": "wrote the invitation",
        "invitation.resent": "wrote the invitation anew",
        "invitation.mailed": "handed the invitation to the mail server",
        "invitation.accepted": "accepted the invitation",
        "invitation.withdrawn": "withdrew the invitation",
        "subgroup.established": "recorded the group",
        "subgroup.revised": "changed the group's details",
        "subgroup.ended": "ended the group",
        "seat.added": "added the seat",
        "seat.revised": "changed the seat",
        "seat.ended": "removed the seat",
        "appointment.made": "made the appointment",
        "appointment.revised": "changed the term of the appointment",
        "appointment.ended": "ended the appointment",
        "terms.drafted": "drafted the terms of reference",
        "terms.revised": "changed the draft terms of reference",
        "terms.adopted": "adopted the terms of reference",
        "terms.superseded": "replaced the terms of reference",
        "clause.written": "wrote the clause",
        "clause.revised": "changed the clause",
        "clause.struck": "struck out the clause",
        "priority.set": "set the priority",
        "priority.revised": "changed the priority",
        "priority.ended": "closed the priority",
    }
)
