"""Decisions are numbered within their part: the open numbers have no gap that would tell."""

from datetime import datetime, timedelta

import pytest

from meetings.models import AgendaItem, Decision, Meeting
from meetings.models.decision import called
from tests.factories.rows import NOW, change
from tests.personas import World


@pytest.fixture
def team(meeting: Meeting, wealdshire: World) -> dict[str, object]:
    during: datetime = meeting.starts_at + timedelta(minutes=5)
    return {"by": wealdshire.coordinator, "at": during}


@pytest.fixture
def hidden(meeting: Meeting, wealdshire: World) -> AgendaItem:
    facts = {"title": "Canary", "source": wealdshire.restricted_source}
    return AgendaItem.add(meeting, by=wealdshire.coordinator, at=NOW, **facts)


def test_a_restricted_decision_leaves_no_gap_in_the_open_numbers(
    wealdshire: World, meeting: Meeting, hidden: AgendaItem, team: dict[str, object]
) -> None:
    plain = meeting.items_in_order()[0]
    made = [Decision.make(item, text="Agreed.", **team) for item in (plain, hidden, plain, hidden)]
    assert [str(d) for d in made] == ["D-1", "D-B1", "D-2", "D-B2"]
    known = Decision.objects.visible_to(wealdshire.coordinator)
    assert [str(d) for d in known] == ["D-1", "D-2"]


def test_a_decision_keeps_its_name_when_its_source_is_opened(
    wealdshire: World, meeting: Meeting, hidden: AgendaItem, team: dict[str, object]
) -> None:
    made = Decision.make(hidden, text="Agreed.", **team)
    change(wealdshire.restricted_source, "source.opened", restricted_at=None)
    again = Decision.objects.get(called("d-b1"))
    assert again == made and again.item.part == "A"
    fresh = AgendaItem.objects.get(pk=hidden.pk)
    assert str(Decision.make(fresh, text="In the open.", **team)) == "D-1"
