"""Where too few came, the minutes page leads the chair to say why the meeting goes on."""

from datetime import time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from meetings.choices import Attended
from meetings.models import Meeting
from meetings.models.meeting.holding import Came
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.factories.partnership import adopted
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in, within

WAY = "Go on without a quorum"


@pytest.fixture
def too_few(weald: World) -> Meeting:
    """The chair alone, of two who are needed."""
    rule = {"quorum_count": 2, "quorum_chair_discretion": True}
    with within(weald):
        terms = adopted(weald.manager, weald.group, **rule)
        slot, hours = Slot(TODAY, TODAY, None), Hours(time(10), "County Hall")
        meeting = Meeting.schedule(weald.group, terms, slot, hours, by=weald.coordinator, at=NOW)
        seats = meeting.seats_with_holders()
        came = {s.pk: Came(Attended.APOLOGIES) for s in seats[1:]}
        came[seats[0].pk] = Came(Attended.PRESENT, seats[0].holder)
        meeting.record_attendance(came, by=weald.coordinator, at=meeting.starts_at)
    return meeting


def minutes(world: World, meeting: Meeting, who: Any) -> str:
    with time_machine.travel(meeting.starts_at + timedelta(minutes=20), tick=True):
        path = world.path(f"meetings/{meeting.code}/minutes/")
        return sign_in(Client(), who).get(path).content.decode()


def test_the_chair_is_led_there_until_it_is_said(weald: World, too_few: Meeting) -> None:
    before = minutes(weald, too_few, weald.chair)
    assert WAY in before and ">Not quorate<" in before
    with within(weald):
        too_few.go_on_without_quorum(reason="Urgent", by=weald.chair, at=too_few.starts_at)
    page = minutes(weald, too_few, weald.chair)
    assert WAY not in page
    assert "Urgent" in page


@pytest.mark.parametrize("rest", ["decision", "action"])
def test_whoever_records_a_decision_is_told(weald: World, too_few: Meeting, rest: str) -> None:
    words = "This meeting was not quorate, and the minutes say so. The terms let the chair go on"
    with within(weald):
        item = too_few.items_in_order().first()
    assert item is not None
    path = weald.path(f"meetings/items/{item.code}/{rest}s/new/")
    client = sign_in(Client(), weald.coordinator)
    with time_machine.travel(too_few.starts_at + timedelta(minutes=20), tick=True):
        assert words in client.get(path).content.decode()
        with within(weald):
            too_few.go_on_without_quorum(reason="Urgent", by=weald.chair, at=too_few.starts_at)
        assert words not in client.get(path).content.decode()


def test_who_may_not_decide_it_is_not_led_there(weald: World, too_few: Meeting) -> None:
    assert WAY not in minutes(weald, too_few, weald.coordinator)
