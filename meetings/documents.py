"""What leaves the product as a file: meetings for the diary."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from core.calendar.diary import Engagement, many, one
from core.pages.parts import Link
from core.tenancy.addresses import address
from meetings.models import Meeting

KIND = "Meetings"


def diary_link(group: Any) -> Link:
    """Where a group's meetings from today on are had in one file."""
    return Link("Put them in your diary (.ics)", address("meetings:group_diary", group=group.slug))


def diary_entry(meeting: Meeting, partnership: Any, *, at: datetime) -> bytes:
    """One meeting as iCalendar, in London time."""
    return one(_engagement(meeting), partnership, kind=KIND, at=at)


def diary(meetings: Iterable[Meeting], partnership: Any, *, at: datetime) -> bytes:
    """Many meetings in one file."""
    return many(map(_engagement, meetings), partnership, kind=KIND, at=at)


def _engagement(meeting: Meeting) -> Engagement:
    """It names group, time and place, never an agenda item: calendars are shared widely."""
    return Engagement(meeting, meeting.group.name)
