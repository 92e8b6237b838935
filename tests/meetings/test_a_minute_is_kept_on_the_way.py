"""What is typed under an item is saved on the way to the decision or action it leads to."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from core.journal.models import Entry
from core.tenancy import scope
from meetings.models import AgendaItem, Meeting, Minute
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.factories.rows import NOW
from tests.personas import World, sign_in


@pytest.fixture
def item(weald: World) -> AgendaItem:
    """An item of a meeting of yesterday."""
    on = timezone.localdate() - timedelta(days=1)
    by = {"by": weald.manager, "at": NOW}
    with scope.within(weald.partnership.pk):
        slot, hours = Slot(on, on, None), Hours(NOW.time())
        return Meeting.schedule(weald.group, None, slot, hours, **by).items_in_order()[0]


def entries(world: World) -> int:
    with scope.within(world.partnership.pk):
        return Entry.objects.filter(kind="minute.written").count()


@pytest.mark.parametrize(
    ("then", "page"), [("decision", "decisions/new/"), ("action", "actions/new/")]
)
def test_typed_words_are_saved_before_a_decision_or_an_action(
    weald: World, item: AgendaItem, then: str, page: str
) -> None:
    client, path = sign_in(Client(), weald.chair), weald.path(f"meetings/items/{item.code}/")
    assert (
        f'form="minute" name="then" value="{then}"' in client.get(f"{path}minute/").content.decode()
    )
    answer = client.post(f"{path}minute/", {"text": "Half a sentence", "then": then})
    assert answer.headers["Location"] == f"{path}{page}"
    with scope.within(weald.partnership.pk):
        assert Minute.objects.get(item=item).text == "Half a sentence"


def test_nothing_new_typed_is_nothing_to_write_down(weald: World, item: AgendaItem) -> None:
    client, path = sign_in(Client(), weald.chair), weald.path(f"meetings/items/{item.code}/minute/")
    assert client.post(path, {"text": "", "then": "decision"}).status_code == 302
    assert entries(weald) == 0
    client.post(path, {"text": "One line\r\nand another"})
    with scope.within(weald.partnership.pk):
        version = Minute.objects.get(item=item).version
    again = {"text": "One line\r\nand another", "version": version, "then": "action"}
    assert client.post(path, again).headers["Location"].endswith("actions/new/")
    assert entries(weald) == 1


def test_a_lost_race_keeps_both_texts_and_goes_nowhere(weald: World, item: AgendaItem) -> None:
    client, path = sign_in(Client(), weald.chair), weald.path(f"meetings/items/{item.code}/minute/")
    client.post(path, {"text": "Theirs"})
    answer = client.post(path, {"text": "Mine", "version": 0, "then": "decision"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Theirs" in page and "Mine" in page


def test_another_word_leads_nowhere_else(weald: World, item: AgendaItem) -> None:
    client, path = sign_in(Client(), weald.chair), weald.path(f"meetings/items/{item.code}/minute/")
    answer = client.post(path, {"text": "Words", "then": "https://example.org/"})
    assert answer.headers["Location"] == path
