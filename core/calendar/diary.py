"""What is put into a diary of one's own: engagements as an iCalendar file (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event, Timezone, vText

YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Engagement:
    """Something at a time and a place, said in words that anybody may read in a diary."""

    thing: Any  # the row it is made from: ``starts_at``, ``ends_at``, ``venue``, ``cancelled_at``
    words: str


def one(engagement: Engagement, partnership: Any, *, kind: str, at: datetime) -> bytes:
    """A file of one, which takes it out of a diary again once it is cancelled."""
    method = "CANCEL" if engagement.thing.cancelled_at else "PUBLISH"
    return _calendar([engagement], partnership, kind=kind, method=method, at=at)


def many(engagements: Iterable[Engagement], partnership: Any, *, kind: str, at: datetime) -> bytes:
    """A file of many, each the same event as in a file of its own."""
    return _calendar(list(engagements), partnership, kind=kind, method="PUBLISH", at=at)


def in_a_file(entries: bytes, name: str) -> HttpResponse:
    """What a browser saves, or hands to the diary."""
    response = HttpResponse(entries, content_type="text/calendar")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def _calendar(
    engagements: list[Engagement], partnership: Any, *, kind: str, method: str, at: datetime
) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//{partnership.name}//{kind}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_clock([at, *(e.thing.starts_at for e in engagements)]))
    for engagement in engagements:
        calendar.add_component(_event(engagement, partnership, at=at))
    return calendar.to_ical()


def _clock(moments: list[datetime]) -> Timezone:
    """London's, also where there is no event: a calendar with nothing in it is none (§3.6)."""
    days = [timezone.localdate(moment) for moment in moments]
    first, last = min(days) - YEAR, max(days) + YEAR
    return Timezone.from_tzid(settings.TIME_ZONE, first_date=first, last_date=last)


def _event(engagement: Engagement, partnership: Any, *, at: datetime) -> Event:
    """A move or a cancellation updates the event of the same ``uid``."""
    event, thing = Event(), engagement.thing
    event.add("uid", f"{thing.pk}@{partnership.slug}")
    event.add("sequence", thing.version)
    event.add("dtstamp", at)
    event.add("dtstart", timezone.localtime(thing.starts_at))
    event.add("dtend", timezone.localtime(thing.ends_at))
    event.add("summary", f"{engagement.words} – {partnership.short_name}")
    event.add("location", vText(thing.venue or "To be confirmed"))
    event.add("url", f"{settings.SITE_URL}{thing.get_absolute_url()}")
    event.add("status", "CANCELLED" if thing.cancelled_at else "CONFIRMED")
    return event
