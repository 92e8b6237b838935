"""Who chaired stands in the minutes: the chair, in their absence the deputy, or whoever did."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.journal.deeds import Refused
from core.tenancy import scope
from meetings.choices import Attended
from meetings.models import Meeting
from meetings.models.meeting.holding import Came
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from partnership.choices import Office
from tests.factories.rows import NOW
from tests.personas import World, sign_in

PRESENT, ALTERNATE, AWAY = Attended.PRESENT, Attended.ALTERNATE, Attended.APOLOGIES


@pytest.fixture
def meeting(weald: World) -> Meeting:
    """Of yesterday; the group has a chair, a deputy and one more seat."""
    on = timezone.localdate() - timedelta(days=1)
    hours, by = Hours(NOW.time()), {"by": weald.manager, "at": NOW}
    with scope.within(weald.partnership.pk):
        return Meeting.schedule(weald.group, None, Slot(on, on, None), hours, **by)


def seats(meeting: Meeting) -> dict[str, Any]:
    return {seat.office: seat for seat in meeting.seats_with_holders()}


def record(meeting: Meeting, world: World, named: str = "", **attended: str) -> Any:
    """Who came, by office; ``named``: the office of whoever is said to have chaired."""
    there = seats(meeting)
    came = {
        seat.pk: Came(attended.get(office, AWAY), seat.holder, "") for office, seat in there.items()
    }
    chaired = there[named] if named else None
    meeting.record_attendance(came, chaired_from=chaired, by=world.manager, at=meeting.starts_at)
    return meeting.chaired_from and meeting.chaired_from.office


@pytest.mark.parametrize(
    ("came", "chaired"),
    [
        ({"chair": PRESENT, "deputy": PRESENT, "none": PRESENT}, Office.CHAIR),
        ({"chair": AWAY, "deputy": PRESENT, "none": PRESENT}, Office.DEPUTY),
        ({"chair": ALTERNATE, "deputy": PRESENT}, Office.DEPUTY),
        ({"chair": ALTERNATE, "none": PRESENT}, None),
    ],
)
def test_the_chair_is_taken_by_office(
    weald: World, meeting: Meeting, came: dict[str, str], chaired: str | None
) -> None:
    with scope.within(weald.partnership.pk):
        assert record(meeting, weald, **came) == chaired


def test_somebody_else_can_be_named_and_is_in_the_history(weald: World, meeting: Meeting) -> None:
    with scope.within(weald.partnership.pk):
        came = {"chair": PRESENT, "none": ALTERNATE}
        assert record(meeting, weald, "none", **came) == Office.NONE
        assert record(meeting, weald, **came) == Office.CHAIR
        kept = meeting.history.order_by("-history_id").values_list("chaired_from", flat=True)
        there = seats(meeting)
        assert list(kept)[:3] == [there["chair"].pk, there["none"].pk, None]


def test_nobody_chairs_a_meeting_they_did_not_come_to(weald: World, meeting: Meeting) -> None:
    with scope.within(weald.partnership.pk), pytest.raises(Refused, match="must have come"):
        record(meeting, weald, "deputy", chair=PRESENT)


def sent(meeting: Meeting, world: World, **more: str) -> dict[str, str]:
    """The form of who came: everybody but the chair."""
    with scope.within(world.partnership.pk):
        there = seats(meeting)
    data = {f"attended_{seat.pk}": PRESENT for seat in there.values()}
    data[f"attended_{there['chair'].pk}"] = AWAY
    return data | {name: str(there[office].pk) for name, office in more.items()}


def test_the_minutes_name_who_chaired(weald: World, meeting: Meeting) -> None:
    client, path = sign_in(Client(), weald.manager), weald.path(f"meetings/{meeting.code}/")
    client.post(f"{path}attendance/", sent(meeting, weald))
    minutes = client.get(f"{path}minutes/").content.decode()
    row = minutes.partition("<dt>Chaired by</dt>")[2].partition("</dd>")[0]
    assert str(weald.deputy) in row
    assert minutes.count("chaired the meeting") == 1
    chosen = sent(meeting, weald, chaired="none")
    client.post(f"{path}attendance/", chosen)
    minutes = client.get(f"{path}minutes/").content.decode()
    assert (
        str(weald.group_member) in minutes.partition("<dt>Chaired by</dt>")[2].partition("</dd>")[0]
    )
    page = client.get(f"{path}attendance/").content.decode()
    assert f'<option value="{chosen["chaired"]}" selected>' in page


def test_the_form_refuses_a_chair_who_sent_apologies(weald: World, meeting: Meeting) -> None:
    client = sign_in(Client(), weald.manager)
    path = weald.path(f"meetings/{meeting.code}/attendance/")
    answer = client.post(path, sent(meeting, weald, chaired="chair"))
    assert answer.status_code == 422
    assert "Choose somebody who came" in answer.content.decode()
