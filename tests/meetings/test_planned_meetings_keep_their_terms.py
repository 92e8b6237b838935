"""New terms change no meeting that is planned already, and whoever adopts them is told so."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core.tenancy import scope
from meetings.models import Meeting
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from partnership.models import Clause, TermsOfReference
from tests.factories.rows import NOW
from tests.personas import World, sign_in

LENGTH, LONGER = 120, 180


def planned(world: World, on: date) -> Meeting:
    [meeting] = Meeting.schedule_year(
        world.group, [Slot(on, on, None)], Hours(NOW.time()), by=world.manager, at=NOW
    )
    return meeting


@pytest.fixture
def draft(weald: World) -> TermsOfReference:
    """A second version, with another length and quorum than the one in force."""
    by = {"by": weald.manager, "at": NOW}
    with scope.within(weald.partnership.pk):
        first = TermsOfReference.draft(
            subgroup=weald.group, length_minutes=LENGTH, quorum_count=2, **by
        )
        Clause.write(terms=first, number="1", heading="", text="We meet.", **by)
        first.adopt(on=NOW.date() - timedelta(days=90), **by)
        return TermsOfReference.draft(
            subgroup=weald.group, length_minutes=LONGER, quorum_count=3, **by
        )


def length(meeting: Meeting) -> int:
    return int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)


def test_a_planned_meeting_stays_under_the_terms_it_was_planned_under(
    weald: World, draft: TermsOfReference
) -> None:
    soon = timezone.localdate() + timedelta(days=30)
    with scope.within(weald.partnership.pk):
        before = planned(weald, soon)
        draft.adopt(on=NOW.date(), by=weald.manager, at=NOW)
        after = planned(weald, soon + timedelta(days=30))
        before.refresh_from_db()
        told = [(m.terms.number, length(m), m.quorum().count) for m in (before, after)]
    assert told == [(1, LENGTH, 2), (2, LONGER, 3)]


def test_the_pages_before_an_adoption_say_so(weald: World, draft: TermsOfReference) -> None:
    client = sign_in(Client(), weald.manager)
    with scope.within(weald.partnership.pk):
        path = draft.get_absolute_url()
    comparison = f"{path}comparison/"
    assert "Meetings already planned" not in client.get(comparison).content.decode()
    with scope.within(weald.partnership.pk):
        meeting = planned(weald, timezone.localdate() + timedelta(days=30))
    page = client.get(comparison).content.decode()
    assert "Meetings already planned" in page
    assert f"{meeting.code}/" in page and ">Version 1</td>" in page
    adoption = client.get(f"{path}adoption/").content.decode()
    assert "Those already planned stay under the version they were planned under" in adoption
