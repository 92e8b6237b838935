"""What leaves the product as a file: meetings for the diary."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, Timezone, vText

from core.pages.parts import Link
from core.tenancy.addresses import address
from meetings.models import Meeting

YEAR = timedelta(days=366)


def diary_link(group: Any) -> Link:
    """Where a group's meetings from today on are had in one file."""
    return Link("Put them in your diary (.ics)", address("meetings:group_diary", group=group.slug))


def diary_entry(meeting: Meeting, partnership: Any, *, at: datetime) -> bytes:
    """One meeting as iCalendar (RFC 5545), in London time; a move or cancellation updates it."""
    method = "CANCEL" if meeting.cancelled_at else "PUBLISH"
    return _calendar([meeting], partnership, method=method, at=at)


def diary(meetings: Iterable[Meeting], partnership: Any, *, at: datetime) -> bytes:
    """Many meetings in one file, each the same event as in a file of its own."""
    return _calendar(meetings, partnership, method="PUBLISH", at=at)


def _calendar(meetings: Iterable[Meeting], partnership: Any, *, method: str, at: datetime) -> bytes:
    calendar, meetings = Calendar(), list(meetings)
    calendar.add("prodid", f"-//{partnership.name}//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    # Also where there is no meeting: a calendar with nothing in it is none (RFC 5545 §3.6).
    days = [timezone.localdate(moment) for moment in (at, *(m.starts_at for m in meetings))]
    first, last = min(days) - YEAR, max(days) + YEAR
    clock = Timezone.from_tzid(settings.TIME_ZONE, first_date=first, last_date=last)
    calendar.add_component(clock)
    for meeting in meetings:
        calendar.add_component(_event(meeting, partnership, at=at))
    return calendar.to_ical()


def _event(meeting: Meeting, partnership: Any, *, at: datetime) -> Event:
    """It names group, time and place, never an agenda item: calendars are shared widely."""
    event = Event()
    event.add("uid", f"{meeting.pk}@{partnership.slug}")
    event.add("sequence", meeting.version)
    event.add("dtstamp", at)
    event.add("dtstart", timezone.localtime(meeting.starts_at))
    event.add("dtend", timezone.localtime(meeting.ends_at))
    event.add("summary", f"{meeting.group.name} – {partnership.short_name}")
    event.add("location", vText(meeting.venue or "To be confirmed"))
    event.add("url", f"{settings.SITE_URL}{meeting.get_absolute_url()}")
    event.add("status", "CANCELLED" if meeting.cancelled_at else "CONFIRMED")
    return event
