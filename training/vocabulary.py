"""How the deeds of the training room are said."""

from core.journal.vocabulary import deeds

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
        "booking.cancelled": "cancelled the place",
        "booking.registered": "marked the register",
        "trainer.added": "added the trainer",
        "trainer.ended": "took the trainer off the list",
    }
)
