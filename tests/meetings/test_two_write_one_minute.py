"""Of two who write the same thing at once the second sees what the first wrote."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.journal.deeds import Stale
from core.tenancy import scope
from meetings.choices import Attended
from meetings.models import Meeting, Minute
from meetings.models.meeting.holding import Came
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in


@pytest.fixture
def meeting(weald: World) -> Meeting:
    """Of yesterday, with nothing written down."""
    on = timezone.localdate() - timedelta(days=1)
    hours, by = Hours(NOW.time()), {"by": weald.manager, "at": NOW}
    with scope.within(weald.partnership.pk):
        return Meeting.schedule(weald.group, None, Slot(on, on, None), hours, **by)


def marks(meeting: Meeting, attended: str) -> dict[str, Any]:
    seats = meeting.seats_with_holders()
    return {f"attended_{seat.pk}": attended for seat in seats} | {"chaired": ""}


def test_the_first_words_under_an_item_are_not_written_over(weald: World, meeting: Meeting) -> None:
    with scope.within(weald.partnership.pk):
        item = meeting.items_in_order()[0]
    path = weald.path(f"meetings/items/{item.code}/minute/")
    first, second = sign_in(Client(), weald.manager), sign_in(Client(), weald.coordinator)
    empty = {"version": ""}
    assert first.post(path, {**empty, "text": "What the manager heard."}).status_code == 302
    late = second.post(path, {**empty, "text": "What the coordinator heard."})
    assert late.status_code == 409
    page = late.content.decode()
    assert "What the manager heard." in page
    assert "What the coordinator heard." in page
    with scope.within(weald.partnership.pk):
        minute = Minute.objects.get(item=item)
    assert minute.text == "What the manager heard."
    again = {"text": "What both heard.", "version": minute.version}
    assert second.post(path, again).status_code == 302


def test_saving_while_typing_does_not_write_over_first_words(
    weald: World, meeting: Meeting
) -> None:
    with scope.within(weald.partnership.pk):
        item = meeting.items_in_order()[0]
        Minute.write(item, text="First.", by=weald.manager, at=meeting.starts_at)
    path = weald.path(f"meetings/items/{item.code}/minute/")
    client = sign_in(Client(), weald.coordinator)
    answer = client.post(path, {"text": "Second.", "version": ""}, headers={"HX-Request": "true"})
    assert answer.status_code == 409
    with scope.within(weald.partnership.pk):
        assert Minute.objects.get(item=item).text == "First."


def test_attendance_is_not_written_over(weald: World, meeting: Meeting) -> None:
    path = weald.path(f"meetings/{meeting.code}/attendance/")
    with scope.within(weald.partnership.pk):
        opened = Meeting.objects.get(pk=meeting.pk).version
        there, away = marks(meeting, Attended.PRESENT), marks(meeting, Attended.APOLOGIES)
    client = sign_in(Client(), weald.coordinator)
    assert client.post(path, {**there, "version": opened}).status_code == 302
    late = client.post(path, {**away, "version": opened})
    assert late.status_code == 409
    assert "Somebody else changed this" in late.content.decode()
    with scope.within(weald.partnership.pk):
        kept = {line.attended for line in meeting.attendances.all()}
    assert kept == {Attended.PRESENT}


def test_the_verb_itself_refuses_a_stale_version(weald: World, meeting: Meeting) -> None:
    with scope.within(weald.partnership.pk):
        came = {s.pk: Came(Attended.PRESENT, s.holder) for s in meeting.seats_with_holders()}
        version = Meeting.objects.get(pk=meeting.pk).version
        told = {"by": weald.manager, "at": meeting.starts_at, "version": version}
        meeting.record_attendance(came, **told)
        with pytest.raises(Stale):
            meeting.record_attendance(came, **told)


@time_machine.travel(NOW, tick=False)
def test_a_meeting_that_was_moved_is_not_moved_unseen(weald: World) -> None:
    ahead, by = TODAY + timedelta(days=28), {"by": weald.manager, "at": NOW}
    with scope.within(weald.partnership.pk):
        hours = Hours(NOW.time())
        meeting = Meeting.schedule(weald.group, None, Slot(ahead, ahead, None), hours, **by)
        version = Meeting.objects.get(pk=meeting.pk).version
    first, second = sign_in(Client(), weald.manager), sign_in(Client(), weald.coordinator)
    path = weald.path(f"meetings/{meeting.code}/move/")
    asked = {"begins": "10am", "reason": "The hall.", "version": version, "is_meant": "on"}
    asked |= {"on_1": 12, "on_2": 2026}
    assert first.post(path, {**asked, "on_0": 14}).status_code == 302
    late = second.post(path, {**asked, "on_0": 15})
    assert late.status_code == 409
    assert "Mon 14 Dec 2026" in late.content.decode()
