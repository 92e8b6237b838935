"""Search finds meetings, what they said and decided, and circulars, within one's rights."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.tenancy import scope
from meetings.models import AgendaItem, Decision, ExecutiveCircular, Meeting, Minute
from meetings.models.decision import DecisionQuerySet
from meetings.models.item import AgendaItemQuerySet
from meetings.models.meeting.scheduling import Hours
from meetings.quarters import Quarter
from meetings.timetable import Slot
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in


@pytest.fixture
def meeting(weald: World) -> Meeting:
    """Of yesterday: one minute, one decision."""
    on = timezone.localdate() - timedelta(days=1)
    by: dict[str, Any] = {"by": weald.manager, "at": NOW}
    with scope.within(weald.partnership.pk):
        meeting = Meeting.schedule(weald.group, None, Slot(on, on, None), Hours(NOW.time()), **by)
        item, by["at"] = meeting.items_in_order()[0], meeting.starts_at
        Minute.write(item, text="The dovecote was discussed.", **by)
        Decision.make(item, text="Visit the lighthouse.", **by)
    return meeting


def found(world: World, who: Any, words: str) -> str:
    return sign_in(Client(), who).get(world.path("search/"), {"q": words}).content.decode()


def test_a_meeting_is_found_by_its_code(weald: World, meeting: Meeting) -> None:
    assert f'/meetings/{meeting.code}/"' in found(weald, weald.chair, meeting.code.lower())


@pytest.mark.parametrize("words", ["dovecote", "LIGHTHOUSE", "d-1"])
def test_what_was_said_is_found_by_the_group_only(
    weald: World, meeting: Meeting, words: str
) -> None:
    assert f"/meetings/{meeting.code}/#" in found(weald, weald.chair, words)
    assert "Nothing was found" in found(weald, weald.delegate, words)


def test_a_circular_is_found_by_its_number(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        quarter, by = Quarter.of(TODAY), {"by": weald.manager, "at": NOW}
        circular = ExecutiveCircular.open_quarter(quarter, [weald.group], **by)
    assert f'/{circular.number}/"' in found(weald, weald.manager, str(circular)[:10])
    assert "Nothing was found" in found(weald, weald.board_member, str(circular))


@pytest.fixture
def part_b(weald: World, meeting: Meeting) -> AgendaItem:
    """An item about the restricted source, with a minute and a decision."""
    by: dict[str, Any] = {"by": weald.manager, "at": NOW}
    with scope.within(weald.partnership.pk):
        item = AgendaItem.add(meeting, title="Belfry", source=weald.restricted_source, **by)
        by["at"] = meeting.starts_at
        Minute.write(item, text="The belfry was discussed.", **by)
        Decision.make(item, text="Climb the belfry.", **by)
    return item


OUTSIDE = ("manager", "chair", "board_member", "group_member", "barred_panel_member")


def test_what_is_said_of_a_restricted_source_is_found_by_its_circle_only(
    weald: World, part_b: AgendaItem
) -> None:
    for part in OUTSIDE:
        assert "Nothing was found" in found(weald, weald.people[part], "belfry"), part
    assert "Climb the belfry." in found(weald, weald.scrutineer, "belfry")


@pytest.mark.parametrize("wall", [AgendaItemQuerySet, DecisionQuerySet])
def test_control_without_the_wall_search_tells(
    weald: World, part_b: AgendaItem, monkeypatch: pytest.MonkeyPatch, wall: Any
) -> None:
    """The wall taken away: what the test above expects not to be found is found."""
    monkeypatch.setattr(wall, "visible_to", lambda rows, me: rows)
    assert "Nothing was found" not in found(weald, weald.chair, "belfry")
