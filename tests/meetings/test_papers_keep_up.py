"""Papers asked for keep up with their meeting and with whoever owes them."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from core.journal.deeds import Refused
from core.journal.models import Entry, Notice
from meetings.models import Meeting, Paper
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from partnership.models import TermsOfReference
from tests.factories.rows import NOW, TODAY, make
from tests.personas import World

HOURS = Hours(datetime(2026, 1, 1, 10, 0).time(), "Council offices")
DAY = TODAY + timedelta(days=28)


@pytest.fixture
def meeting(wealdshire: World) -> Meeting:
    facts = {"number": 1, "adopted_on": TODAY, "adopted_by": wealdshire.manager, "papers_days": 14}
    terms = make(TermsOfReference, "terms.adopted", subgroup=wealdshire.group, **facts)
    slot = Slot(DAY, DAY, DAY - timedelta(days=14))
    return Meeting.schedule(wealdshire.group, terms, slot, HOURS, by=wealdshire.coordinator, at=NOW)


def test_papers_still_to_come_follow_a_meeting_that_moves(
    wealdshire: World, meeting: Meeting
) -> None:
    item, by = meeting.items_in_order()[0], {"by": wealdshire.coordinator, "at": NOW}
    awaited = Paper.ask(item, title="Figures", owner=wealdshire.agency_lead, **by)
    there = Paper.ask(item, title="Report", owner=wealdshire.agency_lead, **by)
    there.hand_in(file=SimpleUploadedFile("r.csv", b"a\n"), **by)
    meeting.move(starts_at=meeting.starts_at + timedelta(days=7), reason="Room.", **by)
    awaited.refresh_from_db()
    there.refresh_from_db()
    assert awaited.due_on == meeting.papers_due_on == DAY - timedelta(days=7)
    assert there.due_on == DAY - timedelta(days=14)
    told = Entry.objects.about(awaited).order_by("id").values_list("kind", flat=True)
    assert list(told) == ["paper.asked", "paper.revised"]


@time_machine.travel(NOW, tick=False)
def test_papers_of_somebody_who_leaves_are_handed_over(wealdshire: World, meeting: Meeting) -> None:
    w, by = wealdshire, {"by": wealdshire.coordinator, "at": NOW}
    paper = Paper.ask(meeting.items_in_order()[0], title="Figures", owner=w.agency_lead, **by)
    with pytest.raises(Refused, match="papers to hand in"):
        w.agency_lead.end(by=w.manager, at=NOW, reason="Moved.", to={})
    w.agency_lead.end(by=w.manager, at=NOW, reason="Moved.", to={"papers": w.chair})
    paper.refresh_from_db()
    assert paper.owner == w.chair
    assert Notice.objects.filter(kind="paper.asked", recipient=w.chair).count() == 1
