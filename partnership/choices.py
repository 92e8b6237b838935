"""Value lists of the partnership room."""

from django.db import models


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
