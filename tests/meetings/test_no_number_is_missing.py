"""Agenda items move between the parts with their source, and no gap tells who reads less."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from core.journal.models import Entry
from meetings.choices import Part
from meetings.models import AgendaItem, Meeting, Minute
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from reviews.models import LearningSource
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in

DAY = TODAY + timedelta(days=28)
HOURS = Hours(datetime(2026, 1, 1, 10, 0).time())
NUMBER = re.compile(r'app-agenda__number">(B?\d+)</span> ([^<\n]+)')


@pytest.fixture
def meeting(wealdshire: World) -> Meeting:
    by = {"by": wealdshire.coordinator, "at": NOW}
    return Meeting.schedule(wealdshire.group, None, Slot(DAY, DAY, None), HOURS, **by)


@pytest.fixture
def about_open(meeting: Meeting, wealdshire: World) -> AgendaItem:
    """Item 4, about a source that is open still; item 5 comes after it."""
    by = {"by": wealdshire.coordinator, "at": NOW}
    item = AgendaItem.add(meeting, title="Canary", source=wealdshire.open_source, **by)
    AgendaItem.add(meeting, title="Any other business", **by)
    return item


def restrict(world: World) -> LearningSource:
    """The manager and the coordinator keep it; the group no longer knows it."""
    source = LearningSource.objects.get(pk=world.open_source.pk)
    people = {"lead": world.chair, "second": world.coordinator}
    return source.restrict(by=world.manager, at=NOW, reason="A child is named.", **people)


def read(client: Client, world: World, part: str, path: str) -> dict[str, str]:
    """Title to number, as this person reads a page."""
    text = sign_in(client, world.people[part]).get(path).content.decode()
    return {title.strip(): number for number, title in NUMBER.findall(text)}


def test_an_item_goes_to_part_b_with_its_source_and_comes_back(
    wealdshire: World, about_open: AgendaItem
) -> None:
    source = restrict(wealdshire)
    about_open.refresh_from_db()
    assert (about_open.part, about_open.order) == (Part.B, 1)
    assert Entry.objects.about(about_open).filter(kind="item.changed_parts").count() == 1
    source.propose_opening(by=wealdshire.manager, at=NOW, reason="Published.")
    source.open_up(by=wealdshire.coordinator, at=NOW)
    about_open.refresh_from_db()
    assert (about_open.part, about_open.order) == (Part.A, 6)


def test_an_item_about_a_source_restricted_meanwhile_is_added_to_part_b(
    wealdshire: World, meeting: Meeting
) -> None:
    as_it_was = LearningSource.objects.get(pk=wealdshire.open_source.pk)
    restrict(wealdshire)
    by = {"by": wealdshire.coordinator, "at": NOW}
    assert AgendaItem.add(meeting, title="Canary", source=as_it_was, **by).part == Part.B


def test_the_group_reads_numbers_without_a_gap(
    client: Client, wealdshire: World, meeting: Meeting, about_open: AgendaItem
) -> None:
    before = read(client, wealdshire, "group_member", meeting.get_absolute_url())
    assert (before["Canary"], before["Any other business"]) == ("4", "5")
    restrict(wealdshire)
    for path in (meeting.get_absolute_url(), meeting.page("minutes")):
        group = read(client, wealdshire, "group_member", path)
        assert "Canary" not in group and group["Any other business"] == "4", path
        keeper = read(client, wealdshire, "manager", path)
        assert (keeper["Canary"], keeper["Any other business"]) == ("B1", "4"), path


def test_whoever_knows_one_of_two_restricted_sources_reads_b1(
    client: Client, wealdshire: World, meeting: Meeting, about_open: AgendaItem
) -> None:
    by = {"by": wealdshire.coordinator, "at": NOW}
    AgendaItem.add(meeting, title="Of another panel", source=wealdshire.restricted_source, **by)
    restrict(wealdshire)
    path = meeting.get_absolute_url()
    assert read(client, wealdshire, "manager", path)["Canary"] == "B1"
    assert read(client, wealdshire, "scrutineer", path)["Canary"] == "B2"


def test_the_outline_beside_a_minute_counts_the_same(
    client: Client, wealdshire: World, meeting: Meeting, about_open: AgendaItem
) -> None:
    last = meeting.items_in_order().get(title="Any other business")
    Minute.write(last, text="None.", by=wealdshire.coordinator, at=meeting.starts_at)
    restrict(wealdshire)
    page = sign_in(client, wealdshire.chair).get(last.minute_url).content.decode()
    assert "4. Any other business" in page and "Canary" not in page
