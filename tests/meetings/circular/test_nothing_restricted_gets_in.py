"""A restricted review's canary against every sink of a circular (design §4.5, §4.10)."""

from datetime import date

import pytest
from django.test import Client

from actions.models import Action
from core.tenancy import scope
from meetings.models import ExecutiveCircular
from meetings.quarters import Quarter
from tests.documents.pdf_checks import faults, text_of
from tests.meetings.circular import stages
from tests.meetings.circular.a_quarter import at
from tests.personas import World, sign_in
from tests.walkers.furniture import furnish
from tests.walkers.walk import readable

OPEN, RESTRICTED = "Zqopenzq", "Zqrestrictedzq"
QUARTER = Quarter(date(2026, 10, 1))
OVER = at(date(2027, 1, 5))
READERS = ("board_member", "group_member", "chair", "deputy", "coordinator", "scrutineer")
STRANGERS = ("delegate", "trainer", "agency_lead", "panel_member", "barred_panel_member")


@pytest.fixture
def issued(weald: World) -> World:
    """A furnished world whose running quarter was closed and issued."""
    with scope.within(weald.partnership.pk):
        furnish(weald, open_mark=OPEN, restricted_mark=RESTRICTED)
        circular = weald.open_circular
        own = stages.contribution(circular, weald.group)
        own.revise(by=weald.chair, at=OVER, done=f"{OPEN} was read.")
        own.send(by=weald.chair, at=OVER)
        team = {"by": weald.coordinator, "at": OVER}
        circular.revise(**team, message=f"{OPEN} came out.", asks=f"Read {OPEN}")
        circular.compile(**team)
        circular.approve(by=weald.manager, at=OVER)
        job = stages.ask_issue(circular, weald)
        assert job.finished_at, job.outcome
        weald.things["issued"] = ExecutiveCircular.objects.get(pk=circular.pk)
    return weald


def test_the_numbers_leave_it_out(issued: World) -> None:
    with scope.within(issued.partnership.pk):
        raised = Action.objects.filter(raised_on__lte=QUARTER.to_on)
        behind = raised.filter(source=issued.restricted_source, title__contains=RESTRICTED)
        total, hidden = raised.count(), behind.count()
    found = issued.issued.figures["whole"]["actions"]
    assert hidden
    assert found["open"] + found["closed"] == total - hidden


def test_it_is_in_no_frozen_word_and_on_no_sheet(issued: World) -> None:
    with scope.within(issued.partnership.pk):
        pdf = issued.issued.pdf.content.read()
    text = text_of(pdf)
    for sink in (str(issued.issued.figures), text):
        assert OPEN in sink
        assert RESTRICTED not in sink
    assert "Restricted sources not counted" in " ".join(text.split())
    assert faults(pdf) == []


@pytest.mark.parametrize("persona", READERS)
def test_no_reader_meets_it_on_page_or_paper(issued: World, persona: str) -> None:
    client = sign_in(Client(), issued.people[persona])
    with scope.within(issued.partnership.pk):
        addresses = [issued.issued.get_absolute_url(), issued.issued.pdf.get_absolute_url()]
    for address in (*addresses, issued.path("circulars/")):
        found = client.get(address)
        assert found.status_code == 200, address
        text = readable(found)
        assert OPEN in text or "EC-2026-27-Q3" in text
        assert RESTRICTED not in text


def test_home_shows_the_board_its_circular_and_nothing_restricted(issued: World) -> None:
    client = sign_in(Client(), issued.board_member)
    text = readable(client.get(issued.path("")))
    assert OPEN in text and "EC-2026-27-Q3" in text
    assert RESTRICTED not in text


@pytest.mark.parametrize("persona", STRANGERS)
def test_whoever_is_not_sent_it_does_not_find_it(issued: World, persona: str) -> None:
    client = sign_in(Client(), issued.people[persona])
    with scope.within(issued.partnership.pk):
        page, file = issued.issued.get_absolute_url(), issued.issued.pdf.get_absolute_url()
    assert client.get(page).status_code in (403, 404)
    assert client.get(file).status_code == 404
    assert client.get(issued.path("circulars/")).status_code == 403


def test_another_partnership_does_not_find_it(issued: World, downland: World) -> None:
    client = sign_in(Client(), downland.manager)
    with scope.within(issued.partnership.pk):
        file = issued.issued.pdf.code
    assert client.get(downland.path("circulars/EC-2026-27-Q3/")).status_code == 404
    assert client.get(downland.path(f"files/{file}/")).status_code == 404
    assert client.get(issued.path("circulars/EC-2026-27-Q3/")).status_code == 404
