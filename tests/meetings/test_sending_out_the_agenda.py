"""Whoever sends out an agenda sees which papers go, which are missing, and how many are told."""

import re
from datetime import timedelta

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import strip_tags

from core.journal.models import Notice
from meetings.models import Meeting, Paper
from tests.factories.rows import NOW
from tests.personas import World, sign_in


def asked(meeting: Meeting, world: World, title: str) -> Paper:
    item, by = meeting.items_in_order()[0], {"by": world.manager, "at": NOW}
    return Paper.ask(item, title=title, owner=world.agency_lead, **by)


def parts(client: Client, world: World, meeting: Meeting) -> tuple[str, str, str]:
    """What the page says before the papers, of those that go, and of those that are missing."""
    html = sign_in(client, world.coordinator).get(meeting.page("circulation")).content.decode()
    text = re.sub(r"\s+", " ", strip_tags(html.partition("<main")[2]))
    before, _, rest = text.partition("Papers that go out")
    return before, *rest.partition("Papers still to come")[::2]


@time_machine.travel(NOW, tick=False)
def test_what_goes_and_what_is_missing_is_listed(
    client: Client, wealdshire: World, meeting: Meeting
) -> None:
    by = {"by": wealdshire.manager, "at": NOW}
    for n in (1, 2):
        paper = Paper.objects.first() or asked(meeting, wealdshire, "Report")
        paper.hand_in(file=SimpleUploadedFile(f"{n}.csv", b"a\n"), **by)
    asked(meeting, wealdshire, "Figures")
    asked(meeting, wealdshire, "Dropped").withdraw(reason="No.", **by)
    _, going, missing = parts(client, wealdshire, meeting)
    assert "Report, version 2" in going and "Figures" not in going
    assert f"Figures from {wealdshire.agency_lead} Awaited" in missing
    assert "Dropped" not in going + missing
    meeting.circulate(**by)
    assert "Report, version 2 Sent out already" in parts(client, wealdshire, meeting)[1]


def test_a_missing_paper_says_how_late_it_is(
    client: Client, wealdshire: World, meeting: Meeting
) -> None:
    asked(meeting, wealdshire, "Figures")
    with time_machine.travel(NOW + timedelta(days=17), tick=False):
        going, missing = parts(client, wealdshire, meeting)[1:]
    assert "None: the agenda goes out by itself." in going
    assert "3 days overdue" in missing


@time_machine.travel(NOW, tick=False)
def test_as_many_are_named_as_are_told(client: Client, wealdshire: World, meeting: Meeting) -> None:
    before = parts(client, wealdshire, meeting)[0]
    meeting.circulate(by=wealdshire.coordinator, at=NOW)
    told = Notice.objects.filter(kind="meeting.circulated").count()
    assert told > 1
    assert f"{told} people with a seat on the group get an e-mail" in before
