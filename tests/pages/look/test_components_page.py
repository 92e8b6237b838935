"""The page of all components, in a real browser."""

import pytest
from django.test import Client
from django.urls import reverse

from core.accounts.models import User
from tests.axe import DESKTOP, PHONE, look_at
from tests.pages.look.conftest import Visit
from tests.personas import sign_in

COMPONENTS = "/pages/components/"


def test_every_component_is_accessible(visit: Visit) -> None:
    assert look_at(visit(COMPONENTS)) == []


@pytest.mark.parametrize("width", [DESKTOP, PHONE, 320])
def test_no_component_is_wider_than_the_page(visit: Visit, width: int) -> None:
    page = visit(COMPONENTS, width=width)

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_filters_wait_behind_a_link_on_a_phone_without_javascript(visit: Visit) -> None:
    page = visit(COMPONENTS, width=PHONE, javascript=False)
    panel = page.locator("#filters")
    assert not panel.is_visible()

    page.get_by_role("link", name="Show filters").click()

    assert panel.is_visible()


def test_a_row_becomes_a_card_with_the_same_labels_on_a_phone(visit: Visit) -> None:
    page = visit(COMPONENTS, width=PHONE)
    cell = page.locator("td[data-label=Agency]").first

    label = cell.evaluate("cell => getComputedStyle(cell, '::before').content")

    assert label == '"Agency"'
    assert cell.get_attribute("role") == "cell"


def test_the_keyboard_reaches_the_page_past_the_bar(visit: Visit) -> None:
    page = visit(COMPONENTS)
    page.evaluate("document.activeElement.blur()")

    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to main content"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main-content"


def test_nothing_but_words_is_printed_of_the_frame(visit: Visit) -> None:
    page = visit(COMPONENTS)
    page.emulate_media(media="print")

    assert not page.locator(".app-top__links").is_visible()
    assert page.locator("h1").is_visible()


@pytest.mark.django_db
def test_the_page_is_absent_outside_a_demonstration(somebody: User, settings: object) -> None:
    client = sign_in(Client(), somebody)
    assert client.get(reverse("pages:components")).status_code == 200

    settings.DEMO = False  # type: ignore[attr-defined]

    assert client.get(reverse("pages:components")).status_code == 404
