"""What is typed while somebody else finalises: real connections, committed data."""

import threading
from datetime import datetime, timedelta

from django.db import connections

from core.journal.deeds import Refused
from core.tenancy import scope
from meetings.models import Meeting, Minute, Minutes
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.factories.rows import NOW, TODAY, change
from tests.personas import World

DAY = TODAY + timedelta(days=28)


def a_minuted_meeting(world: World) -> Meeting:
    by, hours = {"by": world.coordinator, "at": NOW}, Hours(datetime(2026, 1, 1, 10, 0).time())
    meeting = Meeting.schedule(world.group, None, Slot(DAY, DAY, None), hours, **by)
    for item in meeting.items_in_order():
        Minute.write(item, text="Noted.", **by)
    return change(meeting, "meeting.held", held_at=NOW)


def test_nothing_is_written_into_minutes_that_are_being_finalised(
    committed_db: str, weald: World
) -> None:
    by, outcomes = {"by": weald.coordinator, "at": NOW}, []
    with scope.within(weald.partnership.pk):
        meeting = a_minuted_meeting(weald)

    def write() -> None:
        try:
            with scope.within(weald.partnership.pk):
                item = Meeting.objects.get(pk=meeting.pk).items_in_order()[0]
                Minute.write(item, text="Too late.", **by)
            outcomes.append("written")
        except Refused as refusal:
            outcomes.append(refusal.message)
        finally:
            connections.close_all()

    typing = threading.Thread(target=write)
    with scope.within(weald.partnership.pk):
        Minutes.objects.get().finalise(**by)
        typing.start()
        typing.join(timeout=2)
    typing.join(timeout=60)
    with scope.within(weald.partnership.pk):
        assert not Minute.objects.filter(text="Too late.").exists()
    assert len(outcomes) == 1 and "final" in outcomes[0]
