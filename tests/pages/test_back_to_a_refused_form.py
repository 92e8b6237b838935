"""Going Back to a form that was refused shows the form, not an error of the browser's own."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser import PageOpener
from tests.personas import World, sign_in

TYPED = "Harbour Trust"


def at_the_form(page: Page, world: World, site: str) -> None:
    """The form for a new agency, sent with half of it and refused."""
    cookie = sign_in(Client(), world.manager).cookies["sessionid"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])
    page.goto(world.path("partnership/agencies/new/"))
    page.get_by_label("Short name").fill(TYPED)
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.get_by_role("main").locator("form button[type=submit]").click()
    assert answer.value.status == 422
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")


@pytest.fixture
def refused(page: Page, live_url: str, weald: World) -> Page:
    at_the_form(page, weald, live_url)
    return page


def test_back_leads_to_the_form_and_to_what_was_typed(refused: Page, weald: World) -> None:
    refused.goto(weald.path(""))
    refused.go_back()
    expect(refused.get_by_role("heading", level=1)).to_have_text("Add an agency")
    refused.get_by_role("button", name="Bring it back").click()
    expect(refused.get_by_label("Short name")).to_have_value(TYPED)


def test_reloading_sends_nothing_a_second_time(refused: Page, weald: World) -> None:
    with refused.expect_response(weald.path("partnership/agencies/new/")) as answer:
        refused.reload()
    assert (answer.value.request.method, answer.value.status) == ("GET", 200)


def test_without_a_script_the_form_is_refused_all_the_same(
    open_page: PageOpener, live_url: str, weald: World
) -> None:
    page = open_page(javascript=False)
    at_the_form(page, weald, live_url)
    expect(page.get_by_label("Short name")).to_have_value(TYPED)
