"""Nothing is minuted of a meeting whose day has not come, however one gets to the page."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from core.journal.deeds import Refused
from core.pages.templatetags.words import day
from meetings.models import Attendance, Decision, Meeting, Minute, Minutes
from tests.meetings.conftest import everybody_came
from tests.personas import World, sign_in

PAGES = ("attendance/", "holding/")
ITEM_PAGES = ("minute/", "decisions/new/", "actions/new/")


def deeds(meeting: Meeting, world: World) -> list[Callable[..., Any]]:
    item = meeting.items_in_order()[0]
    return [
        lambda by, at: everybody_came(meeting, world, at),
        lambda by, at: Minute.write(item, text="Too early.", by=by, at=at),
        lambda by, at: Decision.make(item, text="Too early.", by=by, at=at),
    ]


def test_the_verbs_wait_for_its_day_and_not_for_its_hour(
    meeting: Meeting, wealdshire: World
) -> None:
    by, eve = wealdshire.coordinator, meeting.starts_at - timedelta(days=1)
    for deed in deeds(meeting, wealdshire):
        with pytest.raises(Refused, match=f"This meeting is on {day(meeting.starts_at)}"):
            deed(by, eve)
    assert not Attendance.objects.exists() and not Minutes.objects.exists()
    for deed in deeds(meeting, wealdshire):
        deed(by, meeting.starts_at - timedelta(hours=2))
    assert Attendance.objects.exists() and Decision.objects.count() == 1


def test_the_pages_say_so_and_show_no_form(
    client: Client, meeting: Meeting, wealdshire: World
) -> None:
    item = meeting.items_in_order()[0]
    paths = [f"{meeting.get_absolute_url()}{page}" for page in PAGES]
    paths += [wealdshire.path(f"meetings/items/{item.code}/{page}") for page in ITEM_PAGES]
    with time_machine.travel(meeting.starts_at - timedelta(days=3), tick=False):
        chair = sign_in(client, wealdshire.chair)
        for path in paths:
            for answer in (chair.get(path), chair.post(path, {"text": "Too early."})):
                said = answer.content.decode()
                assert answer.status_code == 409, path
                assert f"This meeting is on {day(meeting.starts_at)}." in said, path
                assert "<textarea" not in said and 'type="radio"' not in said, path
        desk = chair.get(meeting.page("minutes")).content.decode()
    assert f"can be recorded from {day(meeting.starts_at)}" in desk
    assert "attendance/" not in desk and "/minute/" not in desk


def test_on_its_day_the_desk_offers_all_of_it(
    client: Client, meeting: Meeting, wealdshire: World
) -> None:
    with time_machine.travel(meeting.starts_at - timedelta(hours=1), tick=False):
        chair = sign_in(client, wealdshire.chair)
        desk = chair.get(meeting.page("minutes")).content.decode()
        assert chair.get(meeting.page("attendance")).status_code == 200
    assert ">Record attendance</a>" in desk and "/minute/" in desk
    assert "can be recorded from" not in desk


def test_a_cancelled_meeting_has_nothing_to_record(
    client: Client, meeting: Meeting, wealdshire: World
) -> None:
    meeting.cancel(reason="Strike", by=wealdshire.manager, at=meeting.starts_at)
    with time_machine.travel(meeting.ends_at, tick=False):
        answer = sign_in(client, wealdshire.chair).get(meeting.page("attendance"))
    assert answer.status_code == 409
    assert "This meeting was cancelled." in answer.content.decode()
