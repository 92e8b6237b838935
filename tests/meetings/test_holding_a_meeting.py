"""Who came, the quorum, the minutes to their confirmation, each with its refusals."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from core.journal.deeds import Refused, Stale
from meetings.choices import Attended
from meetings.models import Decision, Meeting, Minute, Minutes
from meetings.models.meeting.holding import Came
from meetings.timetable import Slot
from partnership.models import QuorumAgency, TermsOfReference
from tests.factories.rows import NOW, kinds, make
from tests.meetings.conftest import DAY, HOURS, everybody_came
from tests.personas import World


@pytest.fixture
def during(meeting: Meeting) -> datetime:
    return meeting.starts_at + timedelta(minutes=5)


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
