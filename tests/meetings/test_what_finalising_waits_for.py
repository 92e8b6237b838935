"""The minutes say what has to be recorded before they can be finalised."""

from datetime import timedelta

import time_machine
from django.test import Client

from meetings.models import Meeting
from tests.factories.rows import NOW
from tests.meetings.conftest import everybody_came
from tests.personas import World, sign_in

THEN = NOW + timedelta(days=28, hours=4)
WAITS = "The minutes can be finalised once it is recorded"


def words(client: Client, world: World, meeting: Meeting, who: str = "coordinator") -> str:
    page = sign_in(client, world.people[who]).get(meeting.page("minutes"))
    return page.content.decode()


@time_machine.travel(THEN, tick=False)
def test_what_is_still_to_be_recorded_is_said_until_it_is(
    client: Client, wealdshire: World, meeting: Meeting
) -> None:
    before = words(client, wealdshire, meeting)
    assert f"{WAITS} who came and that the meeting was held." in before
    everybody_came(meeting, wealdshire, THEN)
    assert f"{WAITS} that the meeting was held." in words(client, wealdshire, meeting)
    meeting.hold(by=wealdshire.coordinator, at=THEN)
    assert WAITS not in words(client, wealdshire, meeting)


@time_machine.travel(THEN, tick=False)
def test_who_only_reads_is_told_nothing_of_it(
    client: Client, wealdshire: World, meeting: Meeting
) -> None:
    assert WAITS not in words(client, wealdshire, meeting, "scrutineer")
