"""Guests and the minute-taker stand in the minutes and count for nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.tenancy import scope
from meetings.choices import Attended
from meetings.models import InAttendance, Meeting
from meetings.models.in_attendance import Other
from meetings.models.meeting.holding import Came
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from partnership.choices import SeatClass
from partnership.models import Seat
from tests.factories.rows import NOW, kinds
from tests.personas import World, sign_in

CLERK = Other("Robin Vale", "Clerk", "Council", took_minutes=True)
GUEST = Other("Marigold Finch", agency="A school")


@pytest.fixture
def meeting(weald: World) -> Meeting:
    """Of yesterday."""
    on = timezone.localdate() - timedelta(days=1)
    with scope.within(weald.partnership.pk):
        return Meeting.schedule(
            weald.group, None, Slot(on, on, None), Hours(NOW.time()), by=weald.manager, at=NOW
        )


def record(meeting: Meeting, world: World, *others: Other) -> Meeting:
    came = {s.pk: Came(Attended.PRESENT) for s in meeting.seats_with_holders()}
    told = {"by": world.manager, "at": meeting.starts_at, "others": others}
    return meeting.record_attendance(came, **told)


def names(meeting: Meeting) -> list[str]:
    return [line.name for line in meeting.others.standing()]


def test_they_are_written_changed_and_left_out_in_the_same_deed(
    weald: World, meeting: Meeting
) -> None:
    with scope.within(weald.partnership.pk):
        record(meeting, weald, CLERK, GUEST)
        clerk, guest = meeting.others.standing()
        assert (clerk.took_minutes, guest.agency) == (True, "A school")
        record(meeting, weald, Other("Robin Dale", line=clerk.pk), Other("Third"))
        assert names(meeting) == ["Robin Dale", "Third"]
        guest.refresh_from_db()
        assert guest.left_out_at == meeting.starts_at
        record(meeting, weald, Other("Robin Dale", line=clerk.pk))
        assert (names(meeting), InAttendance.objects.count()) == (["Robin Dale"], 3)
        assert kinds(meeting)[1:] == ["attendance.recorded"] * 3


def test_they_count_neither_for_the_quorum_nor_as_seats(weald: World, meeting: Meeting) -> None:
    with scope.within(weald.partnership.pk):
        record(meeting, weald)
        before = meeting.verdict(), Meeting.objects.with_desk(weald.manager).get().seats_filled
        record(meeting, weald, CLERK, GUEST)
        after = meeting.verdict(), Meeting.objects.with_desk(weald.manager).get().seats_filled
    assert before == after


def sent(meeting: Meeting, world: World, **typed: str) -> dict[str, Any]:
    with scope.within(world.partnership.pk):
        seats = list(meeting.seats())
    return {**{f"attended_{seat.pk}": Attended.PRESENT for seat in seats}, **typed}


def test_the_form_takes_them_and_the_minutes_tell_them(weald: World, meeting: Meeting) -> None:
    client, path = sign_in(Client(), weald.manager), weald.path(f"meetings/{meeting.code}/")
    nameless = client.post(f"{path}attendance/", sent(meeting, weald, post_of_new1="Clerk"))
    assert nameless.status_code == 422
    assert "Say who it was, or empty the line." in nameless.content.decode()
    typed = {"name_of_new1": "Robin Vale", "post_of_new1": "Clerk", "took_new1": "on"}
    typed |= {"name_of_new3": "Marigold Finch"}
    assert client.post(f"{path}attendance/", sent(meeting, weald, **typed)).status_code == 302
    minutes = client.get(f"{path}minutes/").content.decode().partition("In attendance</h3>")[2]
    row = minutes.partition("Robin Vale")[2].partition("</tr>")[0]
    assert "Clerk" in row and "Minute-taker" in row
    assert "Guest" in minutes.partition("Marigold Finch")[2].partition("</tr>")[0]
    assert 'value="Robin Vale"' in client.get(f"{path}attendance/").content.decode()


def test_everybody_is_marked_present_at_once_and_nothing_is_saved(
    weald: World, meeting: Meeting
) -> None:
    by = {"by": weald.manager, "at": NOW}
    with scope.within(weald.partnership.pk):
        Seat.add(subgroup=weald.group, post="Housing lead", seat_class=SeatClass.CORE, **by)
        held = sum(seat.holder is not None for seat in meeting.seats_with_holders())
    client, path = sign_in(Client(), weald.manager), weald.path(f"meetings/{meeting.code}/")
    plain = client.get(f"{path}attendance/").content.decode()
    assert 'href="?all=present"' in plain and " checked" not in plain
    marked = client.get(f"{path}attendance/?all=present").content.decode()
    assert marked.count(" checked") == held
    assert "Nothing is saved" in marked
    with scope.within(weald.partnership.pk):
        assert not meeting.attendances.exists()


def test_many_seats_and_guests_cost_what_few_do(weald: World, meeting: Meeting) -> None:
    client, costs = sign_in(Client(), weald.manager), []
    path = weald.path(f"meetings/{meeting.code}/")
    by = {"by": weald.manager, "at": NOW}
    for number in (2, 20):
        with scope.within(weald.partnership.pk):
            for n in range(number):
                post = f"Lead {number} {n}"
                Seat.add(subgroup=weald.group, post=post, seat_class=SeatClass.CORE, **by)
            record(meeting, weald, *(Other(f"Guest {n}") for n in range(number)))
        for page in ("attendance/", "minutes/"):
            client.get(f"{path}{page}")
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"{path}{page}").status_code == 200
            costs.append(len(queries))
    assert costs[:2] == costs[2:]
