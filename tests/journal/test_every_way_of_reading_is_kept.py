"""Opening restricted things stands in the access log, by whichever page they are read."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from core.journal.models import AccessLog
from meetings.models import AgendaItem, Meeting, Minute
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.factories.reviews import a_restricted_source
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in

DAY = TODAY + timedelta(days=28)


@pytest.fixture
def addresses(wealdshire: World) -> dict[str, str]:
    """Pages by which the chair, who leads its panel, reads of a restricted source."""
    by = {"by": wealdshire.coordinator, "at": NOW}
    source, hours = a_restricted_source(wealdshire), Hours(datetime(2026, 1, 1, 10, 0).time())
    meeting = Meeting.schedule(wealdshire.group, None, Slot(DAY, DAY, None), hours, **by)
    item = AgendaItem.add(meeting, title="Behind", source=source, **by)
    Minute.write(item, text="Said.", by=wealdshire.coordinator, at=meeting.starts_at)
    return {
        "record": source.get_absolute_url(),
        "edit": f"{source.get_absolute_url()}edit/",
        "agenda": meeting.get_absolute_url(),
        "minutes": str(meeting.page("minutes")),
        "minute": item.minute_url,
    }


@pytest.mark.parametrize("way", ["record", "edit", "agenda", "minutes", "minute"])
def test_reading_of_a_restricted_source_is_kept(
    client: Client, wealdshire: World, addresses: dict[str, str], way: str
) -> None:
    answer = sign_in(client, wealdshire.chair).get(addresses[way])
    assert answer.status_code == 200
    line = AccessLog.objects.get()
    assert (line.act, line.actor_id) == (AccessLog.OPENED, wealdshire.chair.pk)
    assert line.subject_type == "reviews.learningsource"
