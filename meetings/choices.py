"""Value lists of the meetings room."""

from django.db import models


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
