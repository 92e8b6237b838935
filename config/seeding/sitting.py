"""Wealdshire's meetings: a year held and minuted, the next months planned."""

from datetime import datetime, time, timedelta
from typing import Any

from config.seeding.garden import Garden
from core.calendar.england import england
from meetings.choices import Attended
from meetings.models import AgendaItem, Decision, Meeting, Minute, Minutes, Paper, StandingItem
from meetings.models.meeting.holding import Came
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import slots
from reviews.models import LearningSource

HOURS = Hours(time(10, 0), "County Hall, committee room 2")
WORDS = (
    "The group noted progress and thanked the leads.",
    "Members saw movement in the figures and asked for the reasons behind the exceptions.",
    "The paper was taken as read. Questions were about what children would notice.",
)


def plant(garden: Garden) -> None:
    """Eight groups meet: the Board, those below it that answer to it each quarter."""
    groups = list(garden.groups.values())
    StandingItem.add(
        groups[1], title="Review updates", by=garden.people["manager"], at=garden.at(370)
    )
    for offset, place in enumerate((1, 2, 0, 3, 5, 4, 6, 8)):
        _year(garden, groups[place], offset)


def _year(garden: Garden, group: Any, offset: int) -> None:
    team, is_working = garden.people["linnet-marsh"], england().includes
    terms = group.terms.in_force().get()
    first = garden.day(340 - 9 * offset)
    while first.weekday() != 2:
        first += timedelta(days=1)
    found = slots(
        first,
        every_months=terms.every_months,
        until=garden.today + timedelta(days=100),
        papers_days=terms.papers_days,
        papers_in_working_days=terms.papers_unit == "working",
        is_working=is_working,
    )
    held: list[Minutes] = []
    for meeting in Meeting.schedule_year(group, found, HOURS, by=team, at=garden.at(360)):
        if meeting.starts_at < garden.at(1):
            _hold(garden, meeting, held)
        elif meeting.papers_due_on and meeting.papers_due_on < garden.today + timedelta(days=30):
            _prepare(garden, meeting)


def _prepare(garden: Garden, meeting: Any) -> None:
    """The next meeting: an item about a source, and a paper somebody has yet to write."""
    team, at = garden.people["linnet-marsh"], garden.at(20)
    source = LearningSource.objects.filter(restricted_at__isnull=True).first()
    item = AgendaItem.add(meeting, title="Learning to agree", source=source, by=team, at=at)
    owner = next(m for m in garden.people.values() if m.is_agency_lead)
    Paper.ask(item, title="What we found and propose", owner=owner, by=team, at=at)


def _hold(garden: Garden, meeting: Any, held: list[Minutes]) -> None:
    team = garden.people["linnet-marsh"]
    during = meeting.starts_at + timedelta(minutes=30)
    if held and held[-1].circulated_at and not held[-1].confirmed_at:
        held[-1].confirm(confirmed_in=meeting, by=team, at=during)
    meeting.record_attendance(_came(meeting, len(held)), by=team, at=during)
    for turn, item in enumerate(meeting.items_in_order()):
        Minute.write(item, text=WORDS[(turn + len(held)) % 3], by=team, at=during)
    Decision.make(item, text="Ask the leads for one example each.", by=team, at=during)
    meeting.hold(by=team, at=during)
    minutes = Minutes.objects.get(meeting=meeting)
    minutes.finalise(by=team, at=_later(garden, during, 3))
    minutes.circulate(by=team, at=_later(garden, during, 7))
    held.append(minutes)


def _later(garden: Garden, moment: datetime, days: int) -> datetime:
    """Some days later, but never after yesterday."""
    return min(moment + timedelta(days=days), garden.at(0, 0, 1))


def _came(meeting: Any, turn: int) -> dict[Any, Came]:
    found = {}
    for place, seat in enumerate(meeting.seats_with_holders()):
        if seat.holder is None or (place + turn) % 6 == 5:
            found[seat.pk] = Came(Attended.APOLOGIES)
        elif (place + turn) % 9 == 8:
            found[seat.pk] = Came(Attended.ALTERNATE, name="A colleague")
        else:
            found[seat.pk] = Came(Attended.PRESENT, seat.holder)
    return found
