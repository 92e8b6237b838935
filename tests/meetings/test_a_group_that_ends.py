"""A group ends only when none of its meetings stands in the calendar."""

from datetime import timedelta

import pytest
from django.test import Client

from core.journal.deeds import Refused
from meetings.models import Meeting
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.factories import partnership as house
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in, within


def test_a_group_with_a_planned_meeting_does_not_end(weald: World) -> None:
    by = {"by": weald.manager, "at": NOW}
    on = TODAY + timedelta(days=30)
    with within(weald):
        group = house.subgroup(weald.manager)
        meeting = Meeting.schedule(group, None, Slot(on, on, None), Hours(NOW.time()), **by)
        with pytest.raises(Refused, match="Cancel them first"):
            group.end(on=TODAY, **by)
        meeting.cancel(reason="The group ends.", **by)
        group.end(on=TODAY, **by)


def test_nothing_is_offered_to_an_ended_group(weald: World) -> None:
    client = sign_in(Client(), weald.manager)
    with within(weald):
        group = house.subgroup(weald.manager)
    path = weald.path(f"partnership/groups/{group.slug}/")
    assert "Schedule a year" in client.get(path).content.decode()
    with within(weald):
        group.end(on=TODAY, by=weald.manager, at=NOW)
    page = client.get(path).content.decode()
    assert "Schedule a year" not in page
    assert "Add a standing item" not in page
