"""Whoever writes a minute has the item's papers, presenter and purpose beside the box."""

from datetime import timedelta

import time_machine
from django.test import Client

from core.pages.templatetags.words import day
from meetings.choices import ItemKind
from meetings.models import AgendaItem, Meeting, Minutes, Paper
from meetings.models.meeting.scheduling import Hours
from meetings.timetable import Slot
from tests.factories.rows import NOW
from tests.meetings.conftest import DAY
from tests.personas import World, sign_in

THEN = NOW + timedelta(days=28)


def written(client: Client, world: World, item: AgendaItem) -> str:
    """The page that minutes an item, without the outline beside it."""
    html = sign_in(client, world.coordinator).get(item.minute_url).content.decode()
    return html.partition("</nav>\n    <div>")[2]


@time_machine.travel(THEN, tick=False)
def test_the_page_has_its_papers_who_presents_and_what_is_wanted(
    client: Client, wealdshire: World, meeting: Meeting
) -> None:
    by = {"by": wealdshire.manager, "at": NOW}
    facts = {"presenter": wealdshire.agency_lead, "note": "Agree the figures."}
    item = AgendaItem.add(meeting, title="Figures", **facts, **by)
    paper = Paper.ask(item, title="Report", owner=wealdshire.agency_lead, **by)
    page = written(client, wealdshire, item)
    assert f"Presented by {wealdshire.agency_lead}" in page
    assert "What is wanted of the group" in page and "Agree the figures." in page
    assert f'href="{paper.get_absolute_url()}">Report</a>' in page
    other = meeting.items_in_order().exclude(pk=item.pk)[0]
    assert "Report" not in written(client, wealdshire, other)


@time_machine.travel(THEN, tick=False)
def test_the_item_about_the_last_minutes_leads_to_them(
    client: Client, wealdshire: World, meeting: Meeting
) -> None:
    by = {"by": wealdshire.coordinator, "at": NOW}
    for weeks in (8, 4):
        on = DAY - timedelta(weeks=weeks)
        hours = Hours(NOW.time())
        earlier = Meeting.schedule(wealdshire.group, None, Slot(on, on, None), hours, **by)
        Minutes.begin(earlier, **by)
    link = f'href="{earlier.page("minutes")}">Minutes of {day(earlier.starts_at)}</a>'
    items = {i.kind: i for i in meeting.items_in_order()}
    assert link in written(client, wealdshire, items[ItemKind.MINUTES])
    assert link not in written(client, wealdshire, items[ItemKind.ACTIONS])
    agenda = client.get(meeting.get_absolute_url()).content.decode()
    assert agenda.count(link) == 1
