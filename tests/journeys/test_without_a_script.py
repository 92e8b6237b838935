"""What must be done can be done where no script runs, and without a mouse."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from playwright.sync_api import Page, expect
from pytest_django import Settings

from core.accounts import demo
from core.accounts.models import DemoMarker, User
from core.tenancy import scope
from tests.browser import PageOpener
from tests.factories.actions import raised
from tests.factories.reminders import answer
from tests.factories.rows import NOW, TODAY
from tests.journeys.people import Person
from tests.personas import World

UPDATE, REASONS = "Half of the minutes are shared by now.", "We share them already."


@pytest.fixture
def demonstration(database: None, settings: Settings) -> None:
    """A database becomes one before anybody is in it."""
    settings.DEMO = True
    DemoMarker.mark(at=NOW)


@pytest.fixture
def asked(demonstration: None, weald: World) -> Iterator[World]:
    """The police have an action to do and a recommendation to answer, both by tomorrow."""
    tomorrow = TODAY + timedelta(days=1)
    with scope.within(weald.partnership.pk):
        raised(weald, lead=weald.agency_lead, due_on=tomorrow)
        answer(weald, weald.police, tomorrow)
    with time_machine.travel(NOW, tick=True):
        yield weald


@pytest.fixture
def door(live_url: str, asked: World) -> str:
    """The demonstration's sign-in, where the agency lead can be chosen."""
    lead = User.objects.get(pk=asked.agency_lead.user_id)
    demo.enlist(user=lead, label="Agency lead, police", partnership_name="Wealdshire")
    return f"{live_url}/account/demo/"


def test_an_agency_lead_needs_no_script(open_page: PageOpener, door: str) -> None:
    lead = Person(open_page(javascript=False, width=390, height=844))
    lead.open(door)
    lead.press("Agency lead, police")
    lead.is_on("Home")
    lead.press("Give an update")
    lead.write({"What has happened since the last update?": UPDATE})
    lead.tick("On track")
    lead.press("Give the update")
    lead.reads(UPDATE)
    lead.press("Wealdshire", "Share information sooner")
    lead.press("Answer")
    lead.tick("Accepted")
    lead.write({"Reasons": REASONS})
    lead.press("Answer for the agency")
    lead.reads("Accepted", REASONS)


def test_an_update_is_given_by_keyboard_alone(open_page: PageOpener, door: str) -> None:
    page = open_page()
    page.goto(door)
    tab_to(page, "Agency lead, police")
    enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Home")
    tab_to(page, "Give an update")
    enter(page)
    tab_to(page, "What has happened since the last update?")
    page.keyboard.type(UPDATE)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    tab_to(page, "Give the update")
    enter(page)
    expect(page.get_by_role("main")).to_contain_text(UPDATE)


def enter(page: Page) -> None:
    """Go where the thing with the focus leads."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tab_to(page: Page, name: str) -> None:
    """Tab until the thing of this name has the focus; its name begins with these words."""
    page.wait_for_load_state()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(SAID).startswith(name):
            return
    raise AssertionError(f"“{name}” cannot be reached with the tabulator key")


SAID = """() => {
  const it = document.activeElement;
  return (it.labels?.[0] ?? it).innerText.trim();
}"""
