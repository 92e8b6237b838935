"""An owner whose due date has passed is not offered to call the action on track."""

from datetime import timedelta

import time_machine
from django.test import Client

from tests.factories.actions import raised
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in, within


@time_machine.travel(NOW, tick=False)
def test_on_track_is_offered_until_the_due_date_only(weald: World) -> None:
    earlier = NOW - timedelta(days=30)
    with within(weald):
        late = raised(weald, at=earlier, due_on=TODAY - timedelta(days=1))
        in_time = raised(weald)
    client = sign_in(Client(), weald.agency_lead)
    page = client.get(weald.path(f"actions/{late.code}/update/")).content.decode()
    assert "On track" not in page
    assert "The due date has passed" in page
    assert "On track" in client.get(weald.path(f"actions/{in_time.code}/update/")).content.decode()
    typed = {"text": "All well.", "confidence": "on_track"}
    assert client.post(weald.path(f"actions/{late.code}/update/"), typed).status_code == 422
