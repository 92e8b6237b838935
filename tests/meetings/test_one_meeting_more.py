"""One meeting outside the year's dates, with its reason and under the same terms."""

from datetime import date, time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from core.journal.deeds import Refused
from core.journal.models import Entry, Notice
from core.tenancy import scope
from meetings.models import Meeting
from meetings.models.meeting.scheduling import Hours
from partnership.models import TermsOfReference
from tests.factories import partnership as make
from tests.factories.rows import NOW, TODAY, change
from tests.meetings.conftest import DAY
from tests.personas import World, sign_in

TEN = Hours(time(10), "Library")
WHY = "A rapid review came in."
CHRISTMAS = date(2026, 12, 25)


def add(world: World, on: date, **more: Any) -> Meeting:
    told = {"reason": WHY, "by": world.coordinator, "at": NOW, **more}
    return Meeting.add_extra(world.group, on, TEN, **told)


def test_it_follows_the_terms_and_says_why(wealdshire: World, terms: TermsOfReference) -> None:
    made = add(wealdshire, DAY)
    assert (made.terms, made.extra_reason, made.venue) == (terms, WHY, "Library")
    assert made.papers_due_on == DAY - timedelta(days=14)
    assert made.ends_at - made.starts_at == timedelta(hours=3)
    assert made.items_in_order().count() == 3
    assert Entry.objects.about(made).get().reason == WHY


def test_it_is_refused_where_no_meeting_can_be(wealdshire: World, meeting: Meeting) -> None:
    with pytest.raises(Refused, match="already has a meeting planned"):
        add(wealdshire, DAY)
    meeting.move(
        starts_at=meeting.starts_at + timedelta(days=1),
        reason="Room",
        by=wealdshire.manager,
        at=NOW,
    )
    for taken in (DAY, DAY + timedelta(days=1)):
        with pytest.raises(Refused, match="already has a meeting planned"):
            add(wealdshire, taken)
    with pytest.raises(Refused, match="up to two weeks after its day"):
        add(wealdshire, TODAY - timedelta(days=15))
    with pytest.raises(Refused, match="Choose another day"):
        add(wealdshire, date(2045, 3, 1))
    change(wealdshire.group, "subgroup.ended", ended_on=TODAY)
    with pytest.raises(Refused, match="has ended"):
        add(wealdshire, DAY + timedelta(days=9))


@pytest.mark.parametrize("ago", [0, 1, 14])
def test_an_urgent_meeting_is_added_afterwards_and_nobody_is_told(
    wealdshire: World, terms: TermsOfReference, ago: int
) -> None:
    before = Notice.objects.count()
    made = add(wealdshire, TODAY - timedelta(days=ago), at=NOW + timedelta(hours=2))
    assert made.papers_due_on is None
    assert Notice.objects.count() == before
    made.must_take_minutes(NOW + timedelta(hours=2))


@pytest.fixture
def page(weald: World) -> Any:
    """Sends the form on a day in October."""
    client = sign_in(Client(), weald.manager)

    def go(on: date, **typed: Any) -> Any:
        parts = {"on_0": on.day, "on_1": on.month, "on_2": on.year}
        sent = {"begins": "2pm", "venue": "Library", "reason": WHY, **parts, **typed}
        return client.post(weald.path("meetings/extra/group/new/"), sent, follow=True)

    with time_machine.travel(NOW, tick=False):
        yield go


def test_it_is_added_from_the_groups_page(weald: World, page: Any) -> None:
    with scope.within(weald.partnership.pk):
        make.adopted(weald.manager, weald.group, every_months=2, papers_days=14)
    client = sign_in(Client(), weald.manager)
    for path in ("partnership/groups/group/", "meetings/?group=group", "meetings/schedule/group/"):
        assert "meetings/extra/group/new/" in client.get(weald.path(path)).content.decode(), path
    said = page(DAY).content.decode()
    assert "2pm is in the calendar." in said and WHY in said
    near = page(TODAY + timedelta(days=5)).content.decode()
    assert "Its papers were due on" in near and "a day of its own" in near


def test_a_bank_holiday_is_taken_only_where_it_is_meant(weald: World, page: Any) -> None:
    refused = page(CHRISTMAS)
    assert refused.status_code == 422
    assert "Fri 25 Dec 2026 is a bank holiday, Christmas Day." in refused.content.decode()
    saturday = page(CHRISTMAS - timedelta(days=6)).content.decode()
    assert "Sat 19 Dec 2026 is a Saturday." in saturday
    assert page(CHRISTMAS, is_meant="on").status_code == 200
    with scope.within(weald.partnership.pk):
        assert Meeting.objects.get().original_on == CHRISTMAS


def test_the_page_says_what_to_do_with_one_that_is_over(page: Any) -> None:
    said = page(TODAY - timedelta(days=1), is_meant="on").content.decode()
    assert "2pm is in the calendar. Record who came, and what was said." in said
    assert "Take minutes" in said


def test_without_terms_the_form_warns(weald: World, page: Any) -> None:
    client = sign_in(Client(), weald.manager)
    form = client.get(weald.path("meetings/extra/group/new/")).content.decode()
    assert "no adopted terms of reference" in form
    assert page(DAY, reason="").status_code == 422
