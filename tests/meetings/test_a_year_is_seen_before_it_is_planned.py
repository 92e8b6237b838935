"""What goes into the calendar is what was shown; days that are taken are left out."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from core.journal.deeds import Refused
from core.tenancy import scope
from meetings.models import Meeting
from meetings.timetable import Slot, slots
from tests.factories import partnership as make
from tests.factories.rows import NOW
from tests.meetings.conftest import HOURS
from tests.personas import World, sign_in

TAKEN, FREE = date(2027, 1, 6), date(2027, 3, 3)


def sent(first: date = TAKEN, until: date = date(2027, 4, 30), **more: str) -> dict[str, Any]:
    typed: dict[str, Any] = {"begins": "10am", "every_months": "2", "venue": "Library", **more}
    for name, day in (("first_on", first), ("until_on", until)):
        typed |= {f"{name}_0": day.day, f"{name}_1": day.month, f"{name}_2": day.year}
    return typed


def plan(world: World, day: date) -> Meeting:
    by = {"by": world.manager, "at": NOW}
    return Meeting.schedule(world.group, None, Slot(day, day, None), HOURS, **by)


@pytest.fixture
def page(weald: World) -> Any:
    """Sends the form of the group's year on a day in October."""
    client = sign_in(Client(), weald.manager)

    def go(**typed: Any) -> Any:
        return client.post(weald.path("meetings/schedule/group/"), sent(**typed))

    with time_machine.travel(NOW, tick=False):
        yield go


def test_a_day_that_is_taken_is_told_and_left_out(weald: World, page: Any) -> None:
    with scope.within(weald.partnership.pk):
        plan(weald, TAKEN)
    shown = page()
    assert [slot.is_taken for slot in shown.context["preview"]] == [True, False]
    assert "Planned already, left out" in shown.content.decode()
    done = page(confirm="1", seen=shown.context["seen"])
    assert done.status_code == 302
    with scope.within(weald.partnership.pk):
        assert [m.original_on for m in Meeting.objects.order_by("starts_at")] == [TAKEN, FREE]


def test_dates_changed_after_the_preview_are_shown_before_they_are_planned(
    weald: World, page: Any
) -> None:
    seen = page().context["seen"]
    again = page(first=date(2027, 1, 7), confirm="1", seen=seen)
    assert "Something differs from what you were shown" in again.content.decode()
    assert [s.on for s in again.context["preview"]] == [date(2027, 1, 7), date(2027, 3, 4)]
    with scope.within(weald.partnership.pk):
        assert not Meeting.objects.exists()
    assert page(first=date(2027, 1, 7), confirm="1", seen=again.context["seen"]).status_code == 302


def test_the_form_starts_as_the_group_usually_meets(weald: World, client: Client) -> None:
    days = [date(2026, 9, 7), date(2026, 11, 2), date(2027, 1, 5)]  # the last was a holiday's
    with scope.within(weald.partnership.pk):
        terms = make.adopted(weald.manager, weald.group, every_months=2)
        for on in days:
            by = {"by": weald.manager, "at": NOW}
            Meeting.schedule(weald.group, terms, Slot(on, on, None), HOURS, **by)
    with time_machine.travel(NOW, tick=False):
        answer = sign_in(client, weald.manager).get(weald.path("meetings/schedule/group/"))
    start = answer.context["form"].initial
    assert (start["first_on"], start["until_on"]) == (date(2027, 3, 1), date(2028, 2, 28))
    assert (start["begins"], start["venue"]) == (HOURS.begins, HOURS.venue)


def test_one_meeting_is_told_as_one(weald: World, page: Any) -> None:
    seen = page(until=FREE.replace(month=1, day=31)).context["seen"]
    done = page(until=FREE.replace(month=1, day=31), confirm="1", seen=seen)
    assert [str(m) for m in done.wsgi_request._messages] == [
        f"1 meeting of {weald.group} is in the calendar."
    ]


def test_a_year_that_is_planned_already_is_refused(wealdshire: World) -> None:
    slot = Slot(TAKEN, TAKEN, None, is_taken=True)
    by = {"by": wealdshire.manager, "at": NOW}
    with pytest.raises(Refused, match="on each of these days already"):
        Meeting.schedule_year(wealdshire.group, [slot], HOURS, **by)


def test_a_moved_meeting_keeps_both_its_days(wealdshire: World) -> None:
    meeting, by = plan(wealdshire, TAKEN), {"by": wealdshire.manager, "at": NOW}
    meeting.move(starts_at=meeting.starts_at.replace(day=13), reason="Room.", **by)
    taken = {TAKEN, date(2027, 1, 13)}
    assert Meeting.objects.days_of(wealdshire.group) == taken
    meeting.cancel(reason="Strike.", **by)
    assert Meeting.objects.days_of(wealdshire.group) == set()


def test_no_meeting_lies_beyond_the_last_day() -> None:
    found = slots(
        date(2026, 10, 22),
        every_months=1,
        until=date(2026, 11, 26),
        papers_days=None,
        papers_in_working_days=False,
        is_working=lambda day: day != date(2026, 11, 26),
    )
    assert [slot.on for slot in found] == [date(2026, 10, 22)]
