"""The verbs of a meeting's calendar, agenda and papers, with their refusals and entries."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.journal.deeds import Refused
from meetings.choices import ItemKind, Part
from meetings.models import AgendaItem, Meeting, Paper, StandingItem
from meetings.timetable import Slot
from partnership.models import TermsOfReference
from tests.factories.rows import NOW, kinds
from tests.meetings.conftest import DAY, HOURS, everybody_came
from tests.personas import World

LONDON = ZoneInfo("Europe/London")


def test_a_scheduled_meeting_follows_its_terms(meeting: Meeting) -> None:
    assert meeting.starts_at == datetime(DAY.year, DAY.month, DAY.day, 10, 0, tzinfo=LONDON)
    assert meeting.ends_at - meeting.starts_at == timedelta(hours=3)
    assert meeting.papers_due_on == DAY - timedelta(days=14)
    assert kinds(meeting) == ["meeting.scheduled"]


def test_ten_o_clock_stays_ten_o_clock_over_the_clock_change(
    wealdshire: World, terms: TermsOfReference
) -> None:
    summer, winter = date(2026, 10, 21), date(2026, 10, 28)
    for day in (summer, winter):
        slot = Slot(day, day, None)
        made = Meeting.schedule(wealdshire.group, terms, slot, HOURS, by=wealdshire.manager, at=NOW)
        made.refresh_from_db()
        assert made.starts_at.astimezone(LONDON).hour == 10


def test_the_standing_agenda_comes_by_itself(wealdshire: World, terms: TermsOfReference) -> None:
    StandingItem.add(wealdshire.group, title="Review updates", by=wealdshire.manager, at=NOW)
    slot = Slot(DAY, DAY, None)
    made = Meeting.schedule(wealdshire.group, terms, slot, HOURS, by=wealdshire.manager, at=NOW)
    assert [i.title for i in made.items_in_order()] == [
        "Welcome, apologies and declarations of interest",
        "Minutes of the last meeting",
        "Open actions",
        "Review updates",
    ]


def test_the_same_slot_is_not_planned_twice(meeting: Meeting, wealdshire: World) -> None:
    slot = Slot(DAY, DAY, None)
    with pytest.raises(Refused):
        Meeting.schedule(
            wealdshire.group, meeting.terms, slot, HOURS, by=wealdshire.manager, at=NOW
        )


def test_a_moved_meeting_keeps_its_slot_and_moves_its_paper_day(
    meeting: Meeting, wealdshire: World
) -> None:
    later = meeting.starts_at + timedelta(days=7)
    meeting.move(starts_at=later, reason="Room", by=wealdshire.manager, at=NOW)
    meeting.refresh_from_db()
    assert meeting.original_on == DAY
    assert meeting.papers_due_on == DAY + timedelta(days=7 - 14)
    assert kinds(meeting)[-1] == "meeting.moved"


def test_a_meeting_does_not_move_into_the_past(meeting: Meeting, wealdshire: World) -> None:
    with pytest.raises(Refused):
        meeting.move(starts_at=NOW, reason="x", by=wealdshire.manager, at=NOW)


def test_a_cancelled_meeting_takes_no_more_verbs(meeting: Meeting, wealdshire: World) -> None:
    meeting.cancel(reason="Strike", by=wealdshire.manager, at=NOW)
    for verb in (
        lambda: meeting.cancel(reason="again", by=wealdshire.manager, at=NOW),
        lambda: meeting.circulate(by=wealdshire.manager, at=NOW),
        lambda: AgendaItem.add(meeting, title="x", by=wealdshire.manager, at=NOW),
        lambda: everybody_came(meeting, wealdshire, NOW),
    ):
        with pytest.raises(Refused):
            verb()


def test_a_restricted_source_stands_in_part_b(meeting: Meeting, wealdshire: World) -> None:
    facts = {"by": wealdshire.manager, "at": NOW, "kind": ItemKind.SOURCE}
    behind = AgendaItem.add(meeting, title="x", source=wealdshire.restricted_source, **facts)
    plain = AgendaItem.add(meeting, title="y", source=wealdshire.open_source, **facts)
    assert (behind.part, behind.order) == (Part.B, 1)
    assert plain.part == Part.A
    seen = AgendaItem.objects.visible_to(wealdshire.manager)
    assert behind not in seen
    assert plain in seen


def paper(meeting: Meeting, world: World) -> Paper:
    item = meeting.items_in_order().first()
    return Paper.ask(item, title="Report", owner=world.agency_lead, by=world.manager, at=NOW)


def sheet(text: str = "name\nvalue\n") -> SimpleUploadedFile:
    return SimpleUploadedFile("report.csv", text.encode())


def test_a_paper_in_time_is_not_late(meeting: Meeting, wealdshire: World) -> None:
    asked = paper(meeting, wealdshire)
    asked.hand_in(file=sheet(), by=wealdshire.agency_lead, at=NOW)
    assert (asked.is_late, asked.versions.count()) == (False, 1)


def test_a_late_paper_says_why(meeting: Meeting, wealdshire: World) -> None:
    asked = paper(meeting, wealdshire)
    late = NOW + timedelta(days=20)
    with pytest.raises(Refused):
        asked.hand_in(file=sheet(), by=wealdshire.agency_lead, at=late)
    asked.hand_in(file=sheet(), late_reason="Data came late", by=wealdshire.agency_lead, at=late)
    assert asked.is_late


def test_circulating_pins_the_version_of_that_moment(meeting: Meeting, wealdshire: World) -> None:
    asked = paper(meeting, wealdshire)
    asked.hand_in(file=sheet(), by=wealdshire.agency_lead, at=NOW)
    meeting.circulate(by=wealdshire.manager, at=NOW)
    asked.hand_in(file=sheet("a\nb\n"), by=wealdshire.agency_lead, at=NOW)
    assert [bool(v.circulated_at) for v in asked.versions.order_by("number")] == [True, False]
