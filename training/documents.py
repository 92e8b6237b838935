"""What leaves the room as a file: a run for the diary of whoever has to be there."""

from datetime import datetime
from typing import Any

from core.calendar.diary import Engagement, one
from training.models import CourseRun


def diary_entry(run: CourseRun, partnership: Any, *, at: datetime) -> bytes:
    """One run as iCalendar, in London time. It names nobody who is booked."""
    return one(Engagement(run, run.course.title), partnership, kind="Training", at=at)
