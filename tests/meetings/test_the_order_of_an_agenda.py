"""Items are put in order by whoever runs the meeting, until the agenda is out."""

from typing import Any

import pytest
import time_machine
from django.test import Client

from core.journal.deeds import Refused
from core.journal.models import Entry
from meetings.models import AgendaItem, Meeting
from meetings.models.standing import STANDING
from tests.factories.rows import NOW, kinds
from tests.personas import World, sign_in

OPENING = [title for title, _ in STANDING]


@pytest.fixture
def own(wealdshire: World, meeting: Meeting) -> list[AgendaItem]:
    by = {"by": wealdshire.chair, "at": NOW}
    return [AgendaItem.add(meeting, title=title, **by) for title in ("One", "Two", "Three")]


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items_in_order()]


def button(item: AgendaItem) -> str:
    return f'action="{item.minute_url.removesuffix("minute/")}place/"'


def test_an_item_changes_places_with_the_one_before_it(
    wealdshire: World, meeting: Meeting, own: list[AgendaItem]
) -> None:
    by, entries = {"by": wealdshire.chair, "at": NOW}, Entry.objects.count()
    own[2].move_up(**by)
    assert titles(meeting) == [*OPENING, "One", "Three", "Two"]
    assert Entry.objects.count() == entries + 1
    assert kinds(own[2]) == ["item.added", "item.moved_up"]
    own[0].remove(reason="No.", **by)
    with pytest.raises(Refused, match="as high as it can"):
        own[2].move_up(**by)


def test_nothing_stands_before_what_every_agenda_opens_with(
    wealdshire: World, meeting: Meeting, own: list[AgendaItem]
) -> None:
    for item in (own[0], *meeting.items_in_order()[:3]):
        with pytest.raises(Refused, match="as high as it can"):
            item.move_up(by=wealdshire.chair, at=NOW)
    assert titles(meeting)[:3] == OPENING


@time_machine.travel(NOW, tick=False)
def test_the_button_moves_it_and_is_gone_once_the_agenda_is_out(
    client: Client, wealdshire: World, meeting: Meeting, own: list[AgendaItem]
) -> None:
    sign_in(client, wealdshire.chair)

    def shown() -> list[str]:
        page = client.get(meeting.get_absolute_url()).content.decode()
        return [i.title for i in meeting.items_in_order() if button(i) in page]

    assert shown() == ["Two", "Three"]
    path, version = button(own[1]).split('"')[1], {"version": own[1].version}
    moved = client.post(path, version)
    assert (moved.status_code, moved["Location"]) == (302, own[1].get_absolute_url())
    assert titles(meeting)[3:] == ["Two", "One", "Three"]
    assert client.post(path, version).status_code == 409
    meeting.circulate(by=wealdshire.manager, at=NOW)
    assert shown() == []
    with pytest.raises(Refused, match="its order stays"):
        own[2].move_up(by=wealdshire.chair, at=NOW)


def test_an_item_somebody_may_not_know_of_is_passed_over(
    wealdshire: World, meeting: Meeting
) -> None:
    by, source = {"by": wealdshire.panel_member, "at": NOW}, wealdshire.restricted_source
    first, hidden = (AgendaItem.add(meeting, title=t, source=source, **by) for t in ("A", "B"))
    assert hidden not in AgendaItem.objects.visible_to(wealdshire.chair)
    with pytest.raises(Refused, match="as high as it can"):
        hidden.move_up(by=wealdshire.chair, at=NOW)
    assert titles(meeting)[-2:] == ["A", "B"]


@time_machine.travel(NOW, tick=False)
def test_members_are_offered_no_order(
    client: Client, wealdshire: World, meeting: Meeting, own: list[Any]
) -> None:
    page = sign_in(client, wealdshire.group_member).get(meeting.get_absolute_url())
    assert "Three" in page.content.decode() and "Move up" not in page.content.decode()
    assert client.post(button(own[2]).split('"')[1]).status_code == 403
