"""Home shows the next meetings in the order of their days, with the papers one may know of."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.pages.templatetags.words import day as in_words
from core.tenancy import scope
from meetings.choices import ItemKind
from meetings.models import AgendaItem, Meeting, Paper
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.factories.rows import NOW
from tests.personas import World, sign_in

HOURS = Hours(NOW.time(), "Council offices")


def planned(world: World, group: Any, day: date) -> Meeting:
    slot = Slot(day, day, day - timedelta(days=14))
    return Meeting.schedule(group, None, slot, HOURS, by=world.coordinator, at=NOW)


def test_the_next_meetings_of_several_groups_stand_in_the_order_of_their_days(
    weald: World,
) -> None:
    today = timezone.localdate()
    first, second, third = (today + timedelta(days=n) for n in (30, 60, 90))
    with scope.within(weald.partnership.pk):
        for day, group in ((third, weald.group), (first, weald.group), (second, weald.board)):
            planned(weald, group, day)
    page = sign_in(Client(), weald.manager).get(weald.path("")).content.decode()
    panel = page.partition('id="next-meetings"')[2]
    found = [panel.index(in_words(day)) for day in (first, second, third)]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("persona", "asked"), [("manager", 1), ("barred_manager", None), ("panel_member", 2)]
)
def test_the_desk_counts_the_papers_one_may_know_of(
    wealdshire: World, persona: str, asked: int | None
) -> None:
    meeting = planned(wealdshire, wealdshire.group, timezone.localdate() + timedelta(days=30))
    restricted = wealdshire.restricted_source
    for source in (wealdshire.open_source, restricted, restricted):
        facts = {"kind": ItemKind.SOURCE, "by": wealdshire.manager, "at": NOW}
        item = AgendaItem.add(meeting, title="Learning", source=source, **facts)
        owner = wealdshire.panel_member
        Paper.ask(item, title="Report", owner=owner, by=wealdshire.manager, at=NOW)
    found = Meeting.objects.filter(pk=meeting.pk).with_desk(wealdshire.people[persona]).get()
    assert found.papers_asked == asked


def a_paper(world: World, title: str, *, days: int = 30) -> Paper:
    """A paper for a meeting in so many days, asked of an agency's lead."""
    facts = {"by": world.manager, "at": NOW}
    meeting = planned(world, world.group, timezone.localdate() + timedelta(days=days))
    item = AgendaItem.add(meeting, title="Figures", **facts)
    return Paper.ask(item, title=title, owner=world.agency_lead, **facts)


def test_the_desk_counts_the_papers_that_are_in(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        a_paper(weald, "Report")
    page = sign_in(Client(), weald.manager).get(weald.path("")).content.decode()
    assert re.search(r"0 of 1\b", page.partition('id="next-meetings"')[2])


def test_home_asks_for_no_paper_that_nobody_wants_any_more(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        a_paper(weald, "Still wanted")
        off = {"reason": "Not now.", "by": weald.manager, "at": NOW}
        a_paper(weald, "Of an item taken off", days=40).item.remove(**off)
        a_paper(weald, "Of a meeting that is off", days=50).item.meeting.cancel(**off)
    page = sign_in(Client(), weald.agency_lead).get(weald.path("")).content.decode()
    panel = page.partition('id="papers"')[2].partition("</ul>")[0]
    assert "Still wanted" in panel
    assert "Of an item" not in panel and "Of a meeting" not in panel
