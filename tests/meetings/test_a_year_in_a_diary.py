"""A group's meetings from today on, in one file for the diary of whoever sits on it."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from icalendar import Calendar, Event

from core.tenancy import scope
from meetings.models import AgendaItem, Meeting
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.factories.rows import NOW
from tests.personas import World, sign_in


def planned(world: World, *, days: int, group: Any = None) -> Meeting:
    on = timezone.localdate() + timedelta(days=days)
    hours, by = Hours(NOW.time(), "Council offices"), {"by": world.manager, "at": NOW}
    return Meeting.schedule(group or world.group, None, Slot(on, on, None), hours, **by)


def had(client: Client, path: str) -> Calendar:
    answer = client.get(path)
    assert answer.headers["Content-Type"] == "text/calendar"
    return Calendar.from_ical(answer.content)


def events(calendar: Calendar) -> dict[str, Event]:
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def test_a_year_is_one_file_with_each_meeting_as_in_its_own(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        first, second = planned(weald, days=30), planned(weald, days=90)
        gone = planned(weald, days=-30)
        elsewhere = planned(weald, days=30, group=weald.other_group)
    client = sign_in(Client(), weald.group_member)
    year = events(had(client, weald.path(f"meetings/diary/{weald.group.slug}/")))
    single = events(had(client, weald.path(f"meetings/{first.code}/diary/")))
    assert list(year) == [f"{m.pk}@{weald.slug}" for m in (first, second)]
    assert year | single == year
    assert not {f"{m.pk}@{weald.slug}" for m in (gone, elsewhere)} & set(year)


def test_a_cancelled_meeting_leaves_the_diary_and_a_moved_one_moves(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        cancelled, moved = planned(weald, days=30), planned(weald, days=90)
        cancelled.cancel(reason="Not needed", by=weald.manager, at=NOW)
        to = moved.starts_at + timedelta(days=7)
        moved.move(starts_at=to, reason="The room", by=weald.manager, at=NOW)
    client = sign_in(Client(), weald.group_member)
    year = events(had(client, weald.path(f"meetings/diary/{weald.group.slug}/")))
    assert year[f"{cancelled.pk}@{weald.slug}"]["status"] == "CANCELLED"
    told = year[f"{moved.pk}@{weald.slug}"]
    assert (told["status"], told.start, told["sequence"]) == ("CONFIRMED", to, moved.version)
    assert moved.version > 1


def test_nothing_of_an_agenda_is_in_a_diary(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        meeting = planned(weald, days=30)
        known = {"by": weald.panel_member, "at": NOW}
        AgendaItem.add(meeting, title="Zqwhatzq", source=weald.restricted_source, **known)
    client = sign_in(Client(), weald.panel_member)
    answer = client.get(weald.path(f"meetings/diary/{weald.group.slug}/"))
    assert meeting.code in answer.content.decode()
    assert "Zqwhatzq" not in answer.content.decode()
    assert weald.restricted_source.code not in answer.content.decode()


def test_a_group_with_nothing_planned_gives_a_calendar_all_the_same(weald: World) -> None:
    client = sign_in(Client(), weald.group_member)
    calendar = had(client, weald.path(f"meetings/diary/{weald.group.slug}/"))
    assert events(calendar) == {}
    assert [str(clock["tzid"]) for clock in calendar.walk("VTIMEZONE")] == ["Europe/London"]


def test_the_file_is_offered_where_a_group_s_meetings_are_listed(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        planned(weald, days=30)
        pages = [weald.group.get_absolute_url()]
    client, slug = sign_in(Client(), weald.manager), weald.group.slug
    pages += [weald.path(f"meetings/schedule/{slug}/"), weald.path(f"meetings/?group={slug}")]
    link = f'meetings/diary/{slug}/"'
    assert [page for page in pages if link not in client.get(page).content.decode()] == []
    assert link not in client.get(weald.path("meetings/")).content.decode()
