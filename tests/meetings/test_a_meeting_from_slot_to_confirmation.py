"""The verbs of a meeting, each with its refusals and its one entry."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.journal.deeds import Refused, Stale
from core.journal.models import Entry
from meetings.choices import Attended, ItemKind, Part
from meetings.models import AgendaItem, Decision, Meeting, Minute, Minutes, Paper, StandingItem
from meetings.models.meeting.holding import Came
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from partnership.models import QuorumAgency, TermsOfReference
from tests.factories.rows import NOW, TODAY, make
from tests.personas import World

LONDON = ZoneInfo("Europe/London")
HOURS = Hours(datetime(2026, 1, 1, 10, 0).time(), "Council offices")
DAY = TODAY + timedelta(days=28)


@pytest.fixture
def terms(wealdshire: World) -> TermsOfReference:
    return make(
        TermsOfReference,
        "terms.adopted",
        subgroup=wealdshire.group,
        number=1,
        adopted_on=TODAY,
        adopted_by=wealdshire.manager,
        every_months=2,
        length_minutes=180,
        papers_days=14,
        quorum_count=2,
        quorum_chair_discretion=True,
    )


@pytest.fixture
def meeting(wealdshire: World, terms: TermsOfReference) -> Meeting:
    slot = Slot(DAY, DAY, DAY - timedelta(days=14))
    return Meeting.schedule(wealdshire.group, terms, slot, HOURS, by=wealdshire.coordinator, at=NOW)


@pytest.fixture
def during(meeting: Meeting) -> datetime:
    return meeting.starts_at + timedelta(minutes=5)


def everybody_came(meeting: Meeting, world: World, at: datetime) -> None:
    came = {s.pk: Came(Attended.PRESENT, s.holder) for s in meeting.seats_with_holders()}
    meeting.record_attendance(came, by=world.coordinator, at=at)


def kinds(row: object) -> list[str]:
    return list(Entry.objects.about(row).order_by("id").values_list("kind", flat=True))


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


def test_quorum_follows_the_terms(meeting: Meeting, wealdshire: World, during: datetime) -> None:
    seats = meeting.seats_with_holders()
    came: dict[UUID, Came] = {s.pk: Came(Attended.APOLOGIES) for s in seats}
    came[seats[0].pk] = Came(Attended.PRESENT, seats[0].holder)
    meeting.record_attendance(came, by=wealdshire.coordinator, at=during)
    assert meeting.is_quorate is False
    meeting.go_on_without_quorum(reason="Urgent", by=wealdshire.chair, at=during)
    everybody_came(meeting, wealdshire, during)
    assert meeting.is_quorate is True
    with pytest.raises(Refused):
        meeting.go_on_without_quorum(reason="Urgent", by=wealdshire.chair, at=during)


def test_an_agency_the_terms_name_must_be_there(
    meeting: Meeting, wealdshire: World, during: datetime
) -> None:
    make(QuorumAgency, "terms.revised", terms=meeting.terms, agency=wealdshire.council)
    seats = meeting.seats_with_holders()
    came = {
        s.pk: Came(Attended.APOLOGIES if s.agency == wealdshire.council else Attended.PRESENT)
        for s in seats
    }
    meeting.record_attendance(came, by=wealdshire.coordinator, at=during)
    assert meeting.is_quorate is False


def test_a_meeting_is_held_after_it_began_with_attendance(
    meeting: Meeting, wealdshire: World, during: datetime
) -> None:
    for too_early in (NOW, during):
        with pytest.raises(Refused):
            meeting.hold(by=wealdshire.coordinator, at=too_early)
    everybody_came(meeting, wealdshire, during)
    meeting.hold(by=wealdshire.coordinator, at=during)
    assert meeting.number == 1
    with pytest.raises(Refused):
        meeting.hold(by=wealdshire.coordinator, at=during)


def test_minutes_are_written_decided_finalised_circulated_confirmed_and_frozen(
    meeting: Meeting, wealdshire: World, terms: TermsOfReference, during: datetime
) -> None:
    team = {"by": wealdshire.coordinator, "at": during}
    everybody_came(meeting, wealdshire, during)
    first, *others = meeting.items_in_order()
    Minute.write(first, text="Noted.", **team)
    minutes = Minutes.objects.get(meeting=meeting)
    with pytest.raises(Refused, match="held"):
        minutes.finalise(**team)
    meeting.hold(**team)
    with pytest.raises(Refused, match="Nothing is minuted yet"):
        minutes.finalise(**team)
    for item in others:
        Decision.make(item, text="Agreed.", **team)
    assert list(Decision.objects.values_list("number", flat=True)) == [1, 2]
    with pytest.raises(Refused):
        minutes.circulate(**team)
    minutes.finalise(**team)
    with pytest.raises(Refused):
        Minute.write(first, text="Changed.", **team)
    with pytest.raises(Refused):
        Decision.make(first, text="Late.", **team)
    minutes.circulate(**team)
    slot = Slot(DAY + timedelta(days=56), DAY + timedelta(days=56), None)
    later = Meeting.schedule(wealdshire.group, terms, slot, HOURS, **team)
    with pytest.raises(Refused, match="later meeting that has begun"):
        minutes.confirm(confirmed_in=later, **team)
    then = later.starts_at + timedelta(minutes=1)
    minutes.confirm(confirmed_in=later, corrections="Name.", by=wealdshire.chair, at=then)
    with pytest.raises(Refused, match="can no longer change"):
        minutes.confirm(confirmed_in=later, by=wealdshire.chair, at=then)
    assert kinds(minutes) == [
        "minutes.opened",
        "minutes.finalised",
        "minutes.circulated",
        "minutes.confirmed",
    ]


def test_two_people_typing_one_minute_do_not_overwrite_each_other(
    meeting: Meeting, wealdshire: World, during: datetime
) -> None:
    item = meeting.items_in_order().first()
    mine = Minute.write(item, text="Mine.", by=wealdshire.coordinator, at=during)
    Minute.write(item, text="Theirs.", version=mine.version, by=wealdshire.manager, at=during)
    with pytest.raises(Stale):
        Minute.write(item, text="Late.", version=1, by=wealdshire.coordinator, at=during)
