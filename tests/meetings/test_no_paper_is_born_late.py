"""A paper is asked for by a day that can be kept; an excuse is asked only of who was late."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from core.journal.deeds import Refused
from core.pages.templatetags.words import day
from core.tenancy import scope
from meetings.models import Meeting, Paper
from meetings.timetable import Slot
from partnership.models import TermsOfReference
from tests.factories.rows import NOW, TODAY
from tests.meetings.conftest import HOURS
from tests.personas import World, sign_in

DAY, GONE = TODAY + timedelta(days=10), TODAY - timedelta(days=4)


def soon(world: World) -> Meeting:
    """In ten days; its papers were due four days ago."""
    by = {"by": world.manager, "at": NOW}
    return Meeting.schedule(world.group, None, Slot(DAY, DAY, GONE), HOURS, **by)


def ask(world: World, meeting: Meeting, **facts: Any) -> Paper:
    item = meeting.items_in_order()[0]
    by = {"by": world.manager, "at": NOW}
    return Paper.ask(item, title="Figures", owner=world.agency_lead, **by, **facts)


def test_a_deadline_gone_by_is_not_given_to_anybody(wealdshire: World) -> None:
    meeting = soon(wealdshire)
    with pytest.raises(Refused, match=f"{day(GONE)} has gone by"):
        ask(wealdshire, meeting)
    with pytest.raises(Refused, match="The meeting is before that day"):
        ask(wealdshire, meeting, due_on=DAY + timedelta(days=1))
    assert ask(wealdshire, meeting, due_on=TODAY).due_on == TODAY


def test_who_keeps_the_day_that_was_given_is_not_late(wealdshire: World) -> None:
    paper = ask(wealdshire, soon(wealdshire), due_on=TODAY)
    file = SimpleUploadedFile("r.csv", b"a\n")
    paper.hand_in(file=file, by=wealdshire.agency_lead, at=NOW)
    assert (paper.is_late, paper.late_reason) == (False, "")


def test_a_meeting_moved_nearer_makes_no_paper_late(
    wealdshire: World, terms: TermsOfReference
) -> None:
    later, by = TODAY + timedelta(days=60), {"by": wealdshire.manager, "at": NOW}
    slot = Slot(later, later, later - timedelta(days=14))
    meeting = Meeting.schedule(wealdshire.group, terms, slot, HOURS, **by)
    paper = ask(wealdshire, meeting)
    nearer = meeting.starts_at - timedelta(days=53)
    meeting.move(starts_at=nearer, reason="Room.", **by)
    paper.refresh_from_db()
    assert meeting.papers_due_on < TODAY
    assert paper.due_on == TODAY + timedelta(days=7)


@time_machine.travel(NOW, tick=False)
def test_the_form_says_that_the_day_has_gone_by_and_asks_for_another(
    weald: World, client: Client
) -> None:
    with scope.within(weald.partnership.pk):
        item = soon(weald).items_in_order()[0]
    path = weald.path(f"meetings/items/{item.code}/papers/new/")
    form = sign_in(client, weald.manager).get(path)
    assert f"Papers for this meeting were due on {day(GONE)}." in form.content.decode()
    asked = {"title": "Figures", "owner": str(weald.agency_lead.pk)}
    assert client.post(path, asked).status_code == 422
    due = {"due_on_0": TODAY.day, "due_on_1": TODAY.month, "due_on_2": TODAY.year}
    assert client.post(path, {**asked, **due}).status_code == 302


@pytest.mark.parametrize(("days", "asks"), [(0, False), (1, True)])
def test_an_excuse_is_asked_only_of_who_is_late(
    weald: World, client: Client, days: int, asks: bool
) -> None:
    with scope.within(weald.partnership.pk):
        paper = ask(weald, soon(weald), due_on=TODAY)
    with time_machine.travel(NOW + timedelta(days=days), tick=False):
        path = weald.path(f"meetings/papers/{paper.code}/version/new/")
        form = sign_in(client, weald.agency_lead).get(path).context["form"]
        assert ("late_reason" in form.fields) == asks
        file = {"file": SimpleUploadedFile("r.csv", b"a\n")}
        assert client.post(path, file).status_code == (422 if asks else 302)
