"""A meeting goes to a weekend or a bank holiday only where that is meant."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.tenancy import scope
from meetings.models import Meeting
from meetings.timetable import Slot
from tests.factories.rows import NOW, TODAY
from tests.meetings.conftest import HOURS
from tests.personas import World, sign_in

MONDAY = date(2026, 12, 14)


@pytest.mark.parametrize(
    ("on", "meant", "moves"),
    [
        (MONDAY, {}, True),
        (MONDAY - timedelta(days=1), {}, False),
        (date(2026, 12, 25), {}, False),
        (date(2026, 12, 25), {"is_meant": "on"}, True),
    ],
)
@time_machine.travel(NOW, tick=False)
def test_a_day_off_is_asked_about(
    weald: World, client: Client, on: date, meant: dict[str, str], moves: bool
) -> None:
    ahead = TODAY + timedelta(days=28)
    with scope.within(weald.partnership.pk):
        by = {"by": weald.manager, "at": NOW}
        meeting = Meeting.schedule(weald.group, None, Slot(ahead, ahead, None), HOURS, **by)
    sent: dict[str, Any] = {"begins": "10am", "reason": "Room.", "version": meeting.version}
    sent |= {"on_0": on.day, "on_1": on.month, "on_2": on.year, **meant}
    path = weald.path(f"meetings/{meeting.code}/move/")
    answer = sign_in(client, weald.manager).post(path, sent)
    assert answer.status_code == (302 if moves else 422)
    assert moves or "is a weekend or a bank holiday" in answer.content.decode()
    with scope.within(weald.partnership.pk):
        meeting.refresh_from_db()
        assert (timezone.localdate(meeting.starts_at) == on) == moves
