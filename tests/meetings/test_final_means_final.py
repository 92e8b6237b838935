"""What is typed while somebody else finalises: real connections, committed data."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import connections
from django.test import Client

from core.journal.deeds import Refused
from core.tenancy import scope
from meetings.models import Meeting, Minute, Minutes
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.factories.rows import NOW, TODAY, change
from tests.personas import World, sign_in

DAY = TODAY + timedelta(days=28)


def a_minuted_meeting(world: World) -> Meeting:
    by, hours = {"by": world.coordinator, "at": NOW}, Hours(datetime(2026, 1, 1, 10, 0).time())
    meeting = Meeting.schedule(world.group, None, Slot(DAY, DAY, None), hours, **by)
    for item in meeting.items_in_order():
        Minute.write(item, text="Noted.", by=world.coordinator, at=meeting.starts_at)
    return change(meeting, "meeting.held", held_at=NOW)


def test_nothing_is_written_into_minutes_that_are_being_finalised(
    committed_db: str, weald: World
) -> None:
    outcomes: list[str] = []
    with scope.within(weald.partnership.pk):
        meeting = a_minuted_meeting(weald)
    by = {"by": weald.coordinator, "at": meeting.starts_at}

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


def test_two_who_type_the_first_words_at_once_both_keep_them(
    committed_db: str, weald: World
) -> None:
    by = {"by": weald.coordinator, "at": NOW}
    with scope.within(weald.partnership.pk):
        hours = Hours(datetime(2026, 1, 1, 10, 0).time())
        meeting = Meeting.schedule(weald.group, None, Slot(DAY, DAY, None), hours, **by)
        items, begins = list(meeting.items_in_order()[:2]), meeting.starts_at
    ready, failed = threading.Barrier(2), list[Exception]()

    def write(item: object) -> None:
        try:
            ready.wait(timeout=30)
            with scope.within(weald.partnership.pk):
                Minute.write(item, text="First words.", by=weald.coordinator, at=begins)
        except Exception as trouble:
            failed.append(trouble)
        finally:
            connections.close_all()

    typing = [threading.Thread(target=write, args=[item]) for item in items]
    for thread in typing:
        thread.start()
    for thread in typing:
        thread.join(timeout=60)
    assert failed == []
    with scope.within(weald.partnership.pk):
        assert Minutes.objects.count() == 1
        assert Minute.objects.filter(text="First words.").count() == 2


def test_no_item_is_reworded_above_its_minute(client: Client, weald: World) -> None:
    with scope.within(weald.partnership.pk):
        meeting = a_minuted_meeting(weald)
        item, title = meeting.items_in_order()[1], meeting.items_in_order()[1].title
        with pytest.raises(Refused, match="was held"):
            item.revise(by=weald.coordinator, at=NOW, title="What nobody discussed")
    path = weald.path(f"meetings/items/{item.code}/edit/")
    typed = {"title": "What nobody discussed", "version": "1"}
    assert sign_in(client, weald.coordinator).post(path, typed).status_code == 409
    with scope.within(weald.partnership.pk):
        item.refresh_from_db()
    assert item.title == title
