"""A vacant seat is no absence, and whoever fills a seat has a name."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.tenancy import scope
from meetings.choices import Attended
from meetings.models import Meeting
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from partnership.choices import SeatClass
from partnership.models import Seat
from tests.factories.rows import NOW
from tests.personas import World, sign_in


@pytest.fixture
def meeting(weald: World) -> Meeting:
    """Of yesterday; one more seat of the group is vacant."""
    on = timezone.localdate() - timedelta(days=1)
    by = {"by": weald.manager, "at": NOW}
    with scope.within(weald.partnership.pk):
        Seat.add(subgroup=weald.group, post="Housing lead", seat_class=SeatClass.CORE, **by)
        return Meeting.schedule(weald.group, None, Slot(on, on, None), Hours(NOW.time()), **by)


def marks(meeting: Meeting) -> tuple[dict[str, Any], Any]:
    """Apologies of everybody, with no name typed; and the vacant seat."""
    seats = meeting.seats_with_holders()
    (vacant,) = [seat for seat in seats if seat.holder is None]
    away = {f"attended_{s.pk}": Attended.APOLOGIES for s in seats if s.holder}
    return {**away, **{f"name_{s.pk}": "" for s in seats}, "chaired": ""}, vacant


def post(world: World, meeting: Meeting, data: dict[str, Any]) -> Any:
    path = world.path(f"meetings/{meeting.code}/attendance/")
    return sign_in(Client(), world.manager).post(path, data)


def test_nobody_is_missed_in_a_vacant_seat(weald: World, meeting: Meeting) -> None:
    with scope.within(weald.partnership.pk):
        data, vacant = marks(meeting)
    assert post(weald, meeting, data).status_code == 302
    with scope.within(weald.partnership.pk):
        lines = list(meeting.attendances.all())
        holders = {seat.pk: seat.holder for seat in meeting.seats_with_holders()}
    assert vacant.pk not in {line.seat_id for line in lines}
    assert lines and all(line.name == holders[line.seat_id].name for line in lines)


@pytest.mark.parametrize(
    ("attended", "words"),
    [
        (Attended.PRESENT, "The seat of Housing lead is vacant. Say who came."),
        (Attended.ALTERNATE, "Say who came in the place of Housing lead."),
    ],
)
def test_whoever_fills_a_vacant_seat_is_named(
    weald: World, meeting: Meeting, attended: str, words: str
) -> None:
    with scope.within(weald.partnership.pk):
        data, vacant = marks(meeting)
    data[f"attended_{vacant.pk}"] = attended
    refused = post(weald, meeting, data)
    assert refused.status_code == 422
    assert words in refused.content.decode()
    named = {**data, f"name_{vacant.pk}": "Marigold Finch"}
    assert post(weald, meeting, named).status_code == 302


def test_an_alternate_is_not_the_holder(weald: World, meeting: Meeting) -> None:
    with scope.within(weald.partnership.pk):
        data, _ = marks(meeting)
        seat = next(seat for seat in meeting.seats_with_holders() if seat.holder)
    data |= {f"attended_{seat.pk}": Attended.ALTERNATE, f"name_{seat.pk}": seat.holder.name}
    refused = post(weald, meeting, data)
    assert refused.status_code == 422
    assert f"Say who came in the place of {seat.holder.name}." in refused.content.decode()


def test_who_is_not_marked_is_named(weald: World, meeting: Meeting) -> None:
    with scope.within(weald.partnership.pk):
        data, _ = marks(meeting)
        seat = next(seat for seat in meeting.seats_with_holders() if seat.holder)
    del data[f"attended_{seat.pk}"]
    refused = post(weald, meeting, data).content.decode()
    assert refused.count(f"Say whether {seat.holder.name} came.") == 2
