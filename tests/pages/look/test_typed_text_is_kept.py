"""What was typed and not sent is offered again, to the same person at the same address."""

import pytest
from playwright.sync_api import Page, expect

from tests.pages.look.conftest import Visit

FORM = """
  document.querySelector('main').innerHTML = `
    <form method="post" data-keep>
      <input name="csrfmiddlewaretoken" type="hidden" value="x">
      <textarea name="notes"></textarea>
      <input name="secret" type="password">
      <input name="sure" type="checkbox" value="on">
    </form>`;
"""
MODULE = "import('/static/js/unsaved.js').then((m) => m.keepWhatIsTyped(document))"
PATH = "/pages/components/"


@pytest.fixture
def form(visit: Visit) -> Page:
    """A page with one form in it, as layouts/form.html makes it."""
    page = visit(PATH)
    start(page)
    return page


def start(page: Page) -> None:
    page.evaluate(FORM)
    page.evaluate(MODULE)


def again(page: Page) -> None:
    page.reload()
    start(page)


def test_typed_text_is_offered_after_the_page_was_left(form: Page) -> None:
    form.locator("textarea").fill("Supervisors briefed.")
    form.locator("[name=sure]").check()

    again(form)
    form.get_by_role("button", name="Bring it back").click()

    expect(form.locator("textarea")).to_have_value("Supervisors briefed.")
    expect(form.locator("[name=sure]")).to_be_checked()


def test_forgotten_text_is_not_offered_again(form: Page) -> None:
    form.locator("textarea").fill("Supervisors briefed.")
    again(form)

    form.get_by_role("button", name="Forget it").click()
    again(form)

    expect(form.get_by_role("button", name="Bring it back")).to_have_count(0)


def test_secrets_are_never_kept(form: Page) -> None:
    form.locator("[name=secret]").fill("correct-horse")
    form.locator("textarea").fill("x")

    assert "correct-horse" not in form.evaluate("JSON.stringify(sessionStorage)")


def test_text_taken_back_to_what_it_was_is_not_offered(form: Page) -> None:
    form.locator("textarea").fill("x")
    form.locator("textarea").fill("")

    again(form)

    expect(form.get_by_role("button", name="Bring it back")).to_have_count(0)


def test_text_that_was_sent_and_arrived_is_forgotten(form: Page) -> None:
    form.locator("textarea").fill("Supervisors briefed.")
    # Sent, and answered by a page without a problem: this one, opened anew.
    form.evaluate("document.querySelector('[data-keep]').dispatchEvent(new Event('submit'))")

    again(form)

    expect(form.get_by_role("button", name="Bring it back")).to_have_count(0)


def test_text_that_met_an_error_page_is_still_offered(form: Page) -> None:
    form.locator("textarea").fill("Supervisors briefed.")
    form.evaluate("document.querySelector('[data-keep]').dispatchEvent(new Event('submit'))")

    form.goto("/nowhere/")
    form.goto(PATH)
    start(form)

    expect(form.get_by_role("button", name="Bring it back")).to_be_visible()


def test_another_person_is_offered_nothing(form: Page) -> None:
    form.locator("textarea").fill("Supervisors briefed.")

    form.reload()
    form.evaluate("document.body.dataset.person = 'another'")
    start(form)

    expect(form.get_by_role("button", name="Bring it back")).to_have_count(0)
