"""Notices of meetings, minutes and papers: to the group's members, and to nobody else."""

from datetime import datetime, timedelta

import pytest
from django.core import mail

from core.journal.mentions import mention
from core.journal.models import Notice
from core.journal.outbox import send_notices
from core.pages.templatetags.words import day, moment
from meetings.choices import Attended
from meetings.models import Decision, Meeting, Minutes, Paper
from meetings.models.meeting.holding import Came
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.factories.rows import NOW, TODAY, change
from tests.personas import World

DAY = TODAY + timedelta(days=28)


@pytest.fixture
def meeting(wealdshire: World) -> Meeting:
    hours = Hours(datetime(2026, 1, 1, 10, 0).time())
    slot = Slot(DAY, DAY, DAY - timedelta(days=14))
    Notice.objects.all().suppress("Of how the cast came to be.", at=NOW)
    return Meeting.schedule(wealdshire.group, None, slot, hours, by=wealdshire.coordinator, at=NOW)


def told(kind: str) -> set[object]:
    return {n.recipient for n in Notice.objects.filter(kind=kind).select_related("recipient")}


def members(world: World) -> set[object]:
    return {world.chair, world.deputy, world.group_member}


def test_a_year_of_meetings_is_not_a_year_of_mails(meeting: Meeting) -> None:
    assert not Notice.objects.waiting().exists()


@pytest.mark.parametrize("verb", ["circulate", "move", "cancel"])
def test_the_group_hears_of_its_meeting(wealdshire: World, meeting: Meeting, verb: str) -> None:
    facts = {
        "circulate": {},
        "move": {"starts_at": meeting.starts_at + timedelta(days=7), "reason": "Room."},
        "cancel": {"reason": "Strike."},
    }
    kinds = {"circulate": "circulated", "move": "moved", "cancel": "cancelled"}

    getattr(meeting, verb)(by=wealdshire.coordinator, at=NOW, **facts[verb])

    assert told(f"meeting.{kinds[verb]}") == members(wealdshire)
    send_notices(wealdshire.partnership.pk, now=lambda: NOW)
    assert len(mail.outbox) == 3
    assert all(meeting.get_absolute_url() in letter.body for letter in mail.outbox)
    assert not any(word in mail.outbox[0].body for word in ("Room.", "Strike."))


@pytest.mark.parametrize(
    ("verb", "heading", "line"),
    [
        ("move", "A meeting was moved", "on {was} was moved to {now}, Council offices."),
        ("cancel", "A meeting was cancelled", "on {was}, Town hall was cancelled."),
    ],
)
def test_the_mail_names_group_and_days_and_no_code(
    wealdshire: World, meeting: Meeting, verb: str, heading: str, line: str
) -> None:
    later = meeting.starts_at + timedelta(days=7)
    was, by = moment(meeting.starts_at), {"by": wealdshire.coordinator, "at": NOW}
    change(meeting, "meeting.scheduled", venue="Town hall")
    if verb == "move":
        meeting.move(starts_at=later, venue="Council offices", reason="Room.", **by)
    else:
        meeting.cancel(reason="Strike.", **by)
    send_notices(wealdshire.partnership.pk, now=lambda: NOW)
    letter = mail.outbox[-1]
    assert letter.subject == f"{heading}: {wealdshire.group}, {day(meeting.starts_at)}"
    said = " ".join(letter.body.split())
    assert f"The meeting of {wealdshire.group} " + line.format(was=was, now=moment(later)) in said
    assert meeting.code not in letter.body.replace(meeting.get_absolute_url(), "")


def test_minutes_are_mentioned_by_their_meeting(wealdshire: World, meeting: Meeting) -> None:
    minutes = Minutes.open(meeting, by=wealdshire.coordinator, at=meeting.starts_at)
    assert mention(minutes).reference == f"{wealdshire.group}, {day(meeting.starts_at)}"


def test_the_group_gets_the_minutes(wealdshire: World, meeting: Meeting) -> None:
    team = {"by": wealdshire.coordinator, "at": meeting.starts_at + timedelta(minutes=5)}
    seats = meeting.seats_with_holders()
    meeting.record_attendance({s.pk: Came(Attended.PRESENT, s.holder) for s in seats}, **team)
    meeting.hold(**team)
    for item in meeting.items_in_order():
        Decision.make(item, text="Agreed.", **team)
    minutes = Minutes.open(meeting, **team)
    minutes.finalise(**team)
    assert not told("minutes.circulated")
    minutes.circulate(**team)
    assert told("minutes.circulated") == members(wealdshire)


def test_whoever_owes_a_paper_is_asked(wealdshire: World, meeting: Meeting) -> None:
    item = meeting.items_in_order().first()
    Paper.ask(item, title="Report", owner=wealdshire.agency_lead, by=wealdshire.manager, at=NOW)
    assert told("paper.asked") == {wealdshire.agency_lead}
