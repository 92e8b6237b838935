"""Whoever hands in a paper is told which, for which meeting, and what to choose once more."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from core.pages.templatetags.words import day, moment
from core.tenancy import scope
from meetings.models import Paper
from tests.factories.reminders import paper
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in

DUE = TODAY + timedelta(days=3)
LATER = NOW + timedelta(days=13)


@pytest.fixture
def asked(weald: World) -> Paper:
    with scope.within(weald.partnership.pk):
        return paper(weald, weald.agency_lead, DUE)


def words(client: Client, world: World, asked: Paper) -> str:
    path = world.path(f"meetings/papers/{asked.code}/version/new/")
    return sign_in(client, world.agency_lead).get(path).content.decode()


@time_machine.travel(NOW, tick=False)
def test_the_page_says_which_paper_and_for_which_meeting(
    weald: World, client: Client, asked: Paper
) -> None:
    page, when = words(client, weald, asked), moment(asked.item.meeting.starts_at)
    assert f"“Paper on neglect”, for {weald.group}, {when}" in page
    trail = page.partition('aria-label="Where this stands"')[2].partition("</nav>")[0]
    assert "Paper on neglect" in trail and "Meetings" in trail


@pytest.mark.parametrize(
    ("at", "said", "unsaid"),
    [
        (NOW, f"The paper is due on {day(DUE)}.", "lateness"),
        (LATER, f"The paper was due on {day(DUE)}; lateness is shown.", "is due on"),
    ],
)
def test_lateness_is_spoken_of_only_where_it_is_late(
    weald: World, client: Client, asked: Paper, at: object, said: str, unsaid: str
) -> None:
    with time_machine.travel(at, tick=False):
        page = words(client, weald, asked)
    assert said in page and unsaid not in page


def test_a_file_that_came_with_an_error_is_asked_for_again(
    weald: World, client: Client, asked: Paper
) -> None:
    with time_machine.travel(LATER, tick=False):
        sign_in(client, weald.agency_lead)
        path = weald.path(f"meetings/papers/{asked.code}/version/new/")
        file = {"file": SimpleUploadedFile("r.csv", b"a\n")}
        back = client.post(path, file)
        assert back.status_code == 422
        assert back.context["form"].errors["file"] == ["Choose the file again."]
        nothing = client.post(path, {"late_reason": "Leave."})
        assert "Choose the file again." not in nothing.content.decode()


def test_a_refused_form_asks_for_its_file_again_too(
    weald: World, client: Client, asked: Paper
) -> None:
    with time_machine.travel(NOW, tick=False):
        with scope.within(weald.partnership.pk):
            asked.withdraw(reason="Not now.", by=weald.manager, at=NOW)
        sign_in(client, weald.agency_lead)
        path = weald.path(f"meetings/papers/{asked.code}/version/new/")
        back = client.post(path, {"file": SimpleUploadedFile("r.csv", b"a\n")})
    assert back.status_code == 409
    assert back.context["form"].errors["file"] == ["Choose the file again."]
