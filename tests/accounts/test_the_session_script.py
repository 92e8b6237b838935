"""static/js/session.js in Chromium: nobody loses a text to a clock."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from tests.accounts.conftest import SignIn
from tests.accounts.people import PASSWORD, Person, make_person

pytestmark = pytest.mark.urls("tests.accounts.sitemap")

TEXT = "A long account of what happened on Tuesday"
MINUTE = 60


@pytest.fixture
def person(site: str) -> Person:
    return make_person()


@pytest.fixture
def desk(person: Person, sign_in: SignIn, site: str) -> Page:
    """The page with the form, its clock in our hands, some text typed."""
    page = sign_in(person)
    page.clock.install()
    page.goto(f"{site}/desk/")
    page.get_by_label("What happened").fill(TEXT)
    return page


def age(seconds: int) -> None:
    """Let the one session lie unused, as far as the server can tell."""
    store = SessionStore(Session.objects.get().session_key)
    store["seen_at"] -= seconds
    store.save()


def unused_for() -> int:
    store = SessionStore(Session.objects.get().session_key)
    return int(store["signed_in_at"] - store["seen_at"])


def sign_in_in_another_tab(page: Page, person: Person) -> None:
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in in a new tab").click()
    tab = opened.value
    tab.get_by_label("E-mail address").fill(person.user.email)
    tab.get_by_label("Password", exact=True).fill(PASSWORD)
    tab.get_by_role("button", name="Sign in", exact=True).click()
    tab.get_by_label("Code").fill(person.recovery_codes()[0])
    tab.get_by_role("button", name="Sign in", exact=True).click()
    expect(tab.get_by_role("heading", name="You are signed in again")).to_be_visible()
    tab.close()


def test_typing_keeps_the_session_alive_once_a_minute(desk: Page) -> None:
    age(20 * MINUTE)
    desk.get_by_label("What happened").press_sequentially("!")
    assert unused_for() >= 20 * MINUTE
    desk.clock.fast_forward(61_000)
    with desk.expect_response("**/account/alive/") as answer:
        desk.get_by_label("What happened").press_sequentially("!")
    assert answer.value.request.method == "POST"
    assert answer.value.status == 204
    assert unused_for() < MINUTE


def test_two_minutes_before_the_end_one_is_asked_to_stay(desk: Page) -> None:
    age(28 * MINUTE + 10)
    desk.clock.fast_forward(28 * MINUTE * 1000)
    dialog = desk.get_by_role("dialog", name="You will soon be signed out")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Stay signed in").click()
    expect(dialog).to_be_hidden()
    assert unused_for() < MINUTE
    expect(desk.get_by_label("What happened")).to_have_value(TEXT)


def test_after_the_end_one_signs_in_beside_the_text_and_sends_it(
    desk: Page, person: Person
) -> None:
    Session.objects.all().delete()
    desk.clock.fast_forward(31 * MINUTE * 1000)
    dialog = desk.get_by_role("dialog", name="You have been signed out")
    expect(dialog).to_be_visible()
    expect(desk.get_by_label("What happened")).to_have_value(TEXT)
    sign_in_in_another_tab(desk, person)
    desk.get_by_role("button", name="I have signed in").click()
    expect(dialog).to_be_hidden()
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text(f"Noted by {person.user.email}: {TEXT}")).to_be_visible()


def test_a_form_sent_after_the_end_does_not_leave_its_page(desk: Page, person: Person) -> None:
    Session.objects.all().delete()
    desk.clock.pause_at(desk.evaluate("Date.now() + 31 * 60 * 1000"))
    desk.get_by_role("button", name="Save").dispatch_event("click")
    expect(desk.get_by_role("dialog", name="You have been signed out")).to_be_visible()
    assert desk.url.endswith("/desk/")
    expect(desk.get_by_label("What happened")).to_have_value(TEXT)


def test_a_text_is_not_sent_in_somebody_elses_name(desk: Page, person: Person) -> None:
    Session.objects.all().delete()
    desk.clock.fast_forward(31 * MINUTE * 1000)
    sign_in_in_another_tab(desk, make_person("sorrel@agency.example"))
    desk.get_by_role("button", name="I have signed in").click()
    expect(desk.get_by_role("dialog", name="Somebody else is signed in now")).to_be_visible()


def test_without_javascript_the_text_is_offered_after_sign_in(
    person: Person, sign_in: SignIn, site: str
) -> None:
    page = sign_in(person, javascript=False)
    page.goto(f"{site}/desk/")
    page.get_by_label("What happened").fill(TEXT)
    age(31 * MINUTE)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("What you typed is kept for you")).to_be_visible()
    page.get_by_label("E-mail address").fill(person.user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Code").fill(person.recovery_codes()[0])
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Send what you typed?")).to_be_visible()
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_text(f"Noted by {person.user.email}: {TEXT}")).to_be_visible()
