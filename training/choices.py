"""Value lists of the training room."""

from django.db import models


class Format(models.TextChoices):
    """How a course is given (Kent draft LIF §4)."""

    FULL_DAY = "full_day", "Full day"
    HALF_DAY = "half_day", "Half day"
    E_LEARNING = "e_learning", "E-learning"
    NEED_TO_KNOW = "need_to_know", "Need to know session"
    BRIEFING = "briefing", "Briefing"
    CONFERENCE = "conference", "Conference or seminar"
    PRACTITIONER = "practitioner", "Practitioner learning event"
    NONE_STATED = "none_stated", "None stated"


class TrainerKind(models.TextChoices):
    """Kinds of trainer (Kent's College of Trainers)."""

    INTAKE = "intake", "Intake trainer"
    ASSOCIATE = "associate", "Associate trainer"
    SPECIALIST = "specialist", "Specialist trainer"
    EXTERNAL = "external", "External trainer"


class Presence(models.TextChoices):
    """What the register says of a booked delegate."""

    ATTENDED = "attended", "Attended"
    PART = "part", "Attended in part"
    NO_SHOW = "no_show", "Did not come"
