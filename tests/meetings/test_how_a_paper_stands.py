"""A paper that is not in says how late it is; one that came in time says nothing of lateness."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from core.tenancy import scope
from meetings.models import Paper
from tests.factories.reminders import contribution, paper
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in

DUE = TODAY + timedelta(days=3)
# The factory's meeting is a week after the papers' day.
LATER = NOW + timedelta(days=8)
OVERDUE = r"app-state--late[^>]*>(?:<[^>]*>|\s)*5 days overdue"


@pytest.fixture
def asked(weald: World) -> Paper:
    with scope.within(weald.partnership.pk):
        return paper(weald, weald.agency_lead, DUE)


def page(world: World, who: str, path: str) -> str:
    return sign_in(Client(), world.people[who]).get(world.path(path)).content.decode()


def test_its_page_its_meeting_and_home_say_how_many_days_it_is_overdue(
    weald: World, asked: Paper
) -> None:
    with time_machine.travel(LATER, tick=False):
        with scope.within(weald.partnership.pk):
            meeting = asked.item.meeting.code
        shown = {
            "paper": page(weald, "manager", f"meetings/papers/{asked.code}/"),
            "meeting": page(weald, "manager", f"meetings/{meeting}/"),
            "home": page(weald, "manager", "").partition('id="next-meetings"')[2],
        }
    assert {name for name, html in shown.items() if re.search(OVERDUE, html)} == set(shown)


def test_until_its_day_is_over_it_is_awaited(weald: World, asked: Paper) -> None:
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        html = page(weald, "manager", f"meetings/papers/{asked.code}/")
    assert "Awaited" in html and "overdue" not in html


def test_a_paper_that_never_came_is_not_overdue_for_ever(weald: World, asked: Paper) -> None:
    with scope.within(weald.partnership.pk):
        asked.item.meeting.cancel(reason="Snow.", by=weald.manager, at=NOW)
    with time_machine.travel(LATER, tick=False):
        html = page(weald, "manager", f"meetings/papers/{asked.code}/")
    assert "Not handed in" in html and "overdue" not in html


@pytest.mark.parametrize(("at", "told"), [(NOW, False), (LATER, True)])
def test_its_history_speaks_of_lateness_only_when_it_was_late(
    weald: World, asked: Paper, at: object, told: bool
) -> None:
    with time_machine.travel(at, tick=False):
        with scope.within(weald.partnership.pk):
            file, why = SimpleUploadedFile("r.csv", b"a\n"), "Leave." if told else ""
            asked.hand_in(file=file, by=weald.manager, at=at, late_reason=why)
        html = page(weald, "manager", f"meetings/papers/{asked.code}/").partition('id="history"')[2]
    assert ("Is late" in html) is told


@time_machine.travel(NOW, tick=False)
def test_what_is_asked_stands_once_with_the_verb_that_answers(weald: World, asked: Paper) -> None:
    with scope.within(weald.partnership.pk):
        contribution(weald, weald.group, DUE)
    lead, chair = page(weald, "agency_lead", ""), page(weald, "chair", "")
    path = weald.path(f"meetings/papers/{asked.code}/version/new/")
    assert f'href="{path}">Hand in the paper<' in lead
    assert 'id="papers"' not in lead
    assert ">Write the contribution<" in chair and 'id="contributions"' not in chair


@time_machine.travel(NOW, tick=False)
def test_what_is_asked_for_later_stands_beneath(weald: World) -> None:
    with scope.within(weald.partnership.pk):
        paper(weald, weald.agency_lead, TODAY + timedelta(days=60))
        contribution(weald, weald.group, TODAY + timedelta(days=60))
    assert 'id="papers"' in page(weald, "agency_lead", "")
    assert 'id="contributions"' in page(weald, "chair", "")
