"""Value lists of the meetings room, and how its deeds are said."""

from django.db import models

from core.journal.vocabulary import deeds


class ItemKind(models.TextChoices):
    """What an agenda item is there for."""

    STANDING = "standing", "Standing item"
    MINUTES = "minutes", "Minutes of the last meeting"
    ACTIONS = "actions", "Open actions"
    SOURCE = "source", "Source of learning"
    OTHER = "other", "Item"


class Part(models.TextChoices):
    """Restricted items stand in a separately numbered Part B (design §4.5)."""

    A = "A", "Part A"
    B = "B", "Part B, restricted"


class Attended(models.TextChoices):
    """How a seat was filled at a meeting (domain reference §12)."""

    PRESENT = "present", "Present"
    ALTERNATE = "alternate", "Alternate came"
    APOLOGIES = "apologies", "Sent apologies"
    ABSENT = "absent", "No apology"


deeds(
    {
        "meeting.scheduled": "scheduled the meeting",
        "meeting.moved": "moved the meeting",
        "meeting.cancelled": "cancelled the meeting",
        "meeting.circulated": "circulated the agenda and papers",
        "meeting.held": "recorded that the meeting was held",
        "standing_item.added": "added the standing item",
        "standing_item.ended": "left the standing item off future agendas",
        "item.added": "added the agenda item",
        "item.revised": "changed the agenda item",
        "item.changed_parts": "moved the agenda item to the other part of the agenda",
        "item.removed": "took the item off the agenda",
        "paper.asked": "asked for the paper",
        "paper.revised": "changed the paper",
        "paper.handed_in": "handed in the paper",
        "paper.replaced": "replaced the paper",
        "paper.circulated": "circulated the paper",
        "paper.withdrawn": "withdrew the paper",
        "attendance.recorded": "recorded attendance",
        "quorum.waived": "went on without a quorum",
        "minute.written": "wrote the minute",
        "minutes.opened": "began the minutes",
        "minutes.finalised": "finalised the minutes",
        "minutes.circulated": "circulated the minutes",
        "minutes.confirmed": "confirmed the minutes",
        "decision.made": "recorded the decision",
        "circular.opened": "opened the quarter's circular",
        "circular.compiled": "compiled the circular",
        "circular.revised": "changed the circular",
        "circular.approved": "approved the circular",
        "circular.returned": "returned the circular with a reason",
        "circular.issued": "issued the circular",
        "circular.distributed": "sent the circular out",
        "circular.acknowledged": "acknowledged the circular",
        "contribution.asked": "asked the group for its contribution",
        "contribution.revised": "changed the contribution",
        "contribution.sent": "sent the group's contribution",
        "contribution.nil": "sent a nil return",
        "contribution.returned": "asked the group to look again",
    }
)
