"""What leaves the product as a file: a meeting for the diary."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, vText

from meetings.models import Meeting


def diary_entry(meeting: Meeting, partnership: Any, *, at: datetime) -> bytes:
    """One meeting as iCalendar (RFC 5545), in London time; a move or cancellation updates it.

    It names group, time and place, never an agenda item: calendars are shared widely.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{partnership.name}//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if meeting.cancelled_at else "PUBLISH")
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
    calendar.add_component(event)
    day = timezone.localdate(meeting.starts_at)
    calendar.add_missing_timezones(day - timedelta(days=366), day + timedelta(days=366))
    return calendar.to_ical()
