"""Value lists of the training room, and how its deeds are said."""

from django.db import models

from core.journal.vocabulary import deeds


class Format(models.TextChoices):
    """How a course is given (Kent draft LIF §4)."""

    FULL_DAY = "full_day", "Full day"
    HALF_DAY = "half_day", "Half day"
    E_LEARNING = "e_learning", "E-learning"
    NEED_TO_KNOW = "need_to_know", "Need to know session"
    BRIEFING = "briefing", "Briefing"
    CONFERENCE = "conference", "Conference or seminar"
    PRACTITIONER = "practitioner", "Practitioner learning event"


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


deeds(
    {
        "course.added": "added the course",
        "course.revised": "changed the course",
        "course.ended": "withdrew the course",
        "course_finding.tied": "tied the course to a finding",
        "run.scheduled": "scheduled the course run",
        "run.revised": "changed the course run",
        "run.cancelled": "cancelled the course run",
        "run.registered": "marked the register of the run",
        "booking.made": "booked a place",
        "booking.followed": "passed the place to the agency's successor",
        "booking.cancelled": "cancelled the booking",
        "booking.registered": "marked the register",
        "trainer.added": "added the trainer",
        "trainer.ended": "took the trainer off the list",
    }
)
