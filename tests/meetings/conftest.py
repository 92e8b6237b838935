"""A group's terms, and one meeting planned under them."""

from datetime import datetime, timedelta

import pytest

from meetings.choices import Attended
from meetings.models import Meeting
from meetings.models.meeting.holding import Came
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from partnership.models import TermsOfReference
from tests.factories.rows import NOW, TODAY, make
from tests.personas import World

HOURS = Hours(datetime(2026, 1, 1, 10, 0).time(), "Council offices")
DAY = TODAY + timedelta(days=28)


@pytest.fixture
def terms(wealdshire: World) -> TermsOfReference:
    """The group's, in force: two make a quorum, and the chair may go on without."""
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
    """In four weeks, under those terms."""
    slot = Slot(DAY, DAY, DAY - timedelta(days=14))
    return Meeting.schedule(wealdshire.group, terms, slot, HOURS, by=wealdshire.coordinator, at=NOW)


def everybody_came(meeting: Meeting, world: World, at: datetime) -> None:
    """Every seat was filled by its holder."""
    came = {s.pk: Came(Attended.PRESENT, s.holder) for s in meeting.seats_with_holders()}
    meeting.record_attendance(came, by=world.coordinator, at=at)
