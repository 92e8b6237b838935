"""No working day is counted beyond the years whose bank holidays are known."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from core.journal.deeds import Refused
from core.pages.london import LONDON
from meetings.models import Meeting
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from partnership.models import TermsOfReference
from tests.factories.rows import NOW, TODAY, make
from tests.personas import World, sign_in

HOURS = Hours(datetime(2026, 1, 1, 10, 0).time(), "Council offices")
DAY = TODAY + timedelta(days=28)
UNKNOWN = date(2041, 3, 6)
WORDS = "lies outside the years whose bank holidays are known"


def test_a_meeting_is_not_moved_to_a_day_that_is_not_known(wealdshire: World) -> None:
    w, by = wealdshire, {"by": wealdshire.coordinator, "at": NOW}
    facts = {"number": 1, "adopted_on": TODAY, "adopted_by": w.manager, "papers_days": 14}
    terms = make(TermsOfReference, "terms.adopted", subgroup=w.group, **facts)
    slot = Slot(DAY, DAY, DAY - timedelta(days=14))
    meeting = Meeting.schedule(w.group, terms, slot, HOURS, **by)
    with pytest.raises(Refused, match=WORDS):
        meeting.move(starts_at=datetime(2041, 3, 6, 10, tzinfo=LONDON), reason="Far.", **by)
    meeting.refresh_from_db()
    assert meeting.papers_due_on == slot.papers_due_on


@pytest.mark.parametrize("more", [{}, {"confirm": "1"}])
@time_machine.travel(NOW, tick=False)
def test_a_year_that_is_not_known_is_refused_on_the_form(
    weald: World, more: dict[str, str]
) -> None:
    days = {"first_on": UNKNOWN, "until_on": UNKNOWN + timedelta(days=100)}
    sent = {"begins": "10am", "every_months": "2", "venue": "Library", **more}
    for name, day in days.items():
        sent |= {f"{name}_0": day.day, f"{name}_1": day.month, f"{name}_2": day.year}
    client = sign_in(Client(), weald.manager)
    page = client.post(weald.path("meetings/schedule/group/"), sent)
    assert page.status_code == 409
    assert WORDS in page.content.decode() and page.context["form"]["venue"].value() == "Library"
