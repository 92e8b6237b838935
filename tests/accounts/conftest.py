"""What the browser tests of this folder share."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pytest_django import Settings

from tests.accounts.people import PASSWORD, Person
from tests.browser import PageOpener

SignIn = Callable[..., Page]


@pytest.fixture
def site(live_url: str, settings: Settings) -> str:
    """The product at the name a browser allows passkeys for."""
    settings.SITE_URL = live_url.replace("127.0.0.1", "localhost")
    return settings.SITE_URL


@pytest.fixture
def sign_in(open_page: PageOpener, site: str) -> SignIn:
    """Signs a person in by password and code, in a browser session of its own."""

    def go(person: Person, **how: object) -> Page:
        page = open_page(**how)
        page.goto(f"{site}/account/login/")
        page.get_by_label("E-mail address").fill(person.user.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        if person.secret:
            page.get_by_label("Code").fill(person.code())
            page.get_by_role("button", name="Sign in", exact=True).click()
        return page

    return go
