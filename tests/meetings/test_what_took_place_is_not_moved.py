"""A meeting that is being written up stays on its day."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from core.journal.deeds import Refused
from meetings.models import Meeting, Minute
from tests.factories.rows import NOW
from tests.meetings.conftest import everybody_came
from tests.personas import World, sign_in


def begin(meeting: Meeting, world: World, what: str) -> None:
    if what == "attendance":
        everybody_came(meeting, world, meeting.starts_at)
    else:
        Minute.write(
            meeting.items_in_order()[0], text="x", by=world.coordinator, at=meeting.starts_at
        )


@pytest.mark.parametrize("what", ["attendance", "minutes"])
def test_it_is_refused_and_not_offered(
    client: Client, wealdshire: World, meeting: Meeting, what: str
) -> None:
    day_of = meeting.starts_at - timedelta(minutes=30)
    later, by = meeting.starts_at + timedelta(days=7), {"by": wealdshire.coordinator, "at": NOW}
    with time_machine.travel(day_of, tick=False):
        sign_in(client, wealdshire.coordinator)
        offered = f'href="{meeting.page("move")}"'
        assert offered in client.get(meeting.get_absolute_url()).content.decode()
        begin(meeting, wealdshire, what)
        meeting = Meeting.objects.get(pk=meeting.pk)
        with pytest.raises(Refused, match="it took place on its day, so it is not moved"):
            meeting.move(starts_at=later, reason="Room.", **by)
        assert offered not in client.get(meeting.get_absolute_url()).content.decode()
        page = client.get(meeting.page("move"))
    assert page.status_code == 409
    assert "so it is not moved" in page.content.decode()
