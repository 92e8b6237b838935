"""A meeting goes to a weekend or a bank holiday only where that is meant."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.pages.templatetags.words import day
from core.tenancy import scope
from meetings.models import Meeting
from meetings.timetable import Slot
from tests.factories.rows import NOW, TODAY
from tests.meetings.conftest import HOURS
from tests.personas import World, sign_in

MONDAY = date(2026, 12, 14)


@pytest.mark.parametrize(
    ("on", "meant", "off"),
    [
        (MONDAY, {}, ""),
        (MONDAY - timedelta(days=1), {}, "a Sunday"),
        (date(2026, 12, 25), {}, "a bank holiday, Christmas Day"),
        (date(2026, 12, 25), {"is_meant": "on"}, ""),
    ],
)
@time_machine.travel(NOW, tick=False)
def test_a_day_off_is_asked_about(
    weald: World, client: Client, on: date, meant: dict[str, str], off: str
) -> None:
    ahead = TODAY + timedelta(days=28)
    with scope.within(weald.partnership.pk):
        by = {"by": weald.manager, "at": NOW}
        meeting = Meeting.schedule(weald.group, None, Slot(ahead, ahead, None), HOURS, **by)
    sent: dict[str, Any] = {"begins": "10am", "reason": "Room.", "version": meeting.version}
    sent |= {"on_0": on.day, "on_1": on.month, "on_2": on.year, **meant}
    path = weald.path(f"meetings/{meeting.code}/move/")
    answer = sign_in(client, weald.manager).post(path, sent)
    assert answer.status_code == (422 if off else 302)
    assert not off or f"{day(on)} is {off}." in answer.content.decode()
    with scope.within(weald.partnership.pk):
        meeting.refresh_from_db()
        assert (timezone.localdate(meeting.starts_at) == on) is not bool(off)
