"""Browser pages of the look, signed in on a demonstration."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as product
from django.test import Client
from playwright.sync_api import Page
from pytest_django import Settings

from core.accounts.models import User
from tests.browser import PageOpener
from tests.personas import person, sign_in

Visit = Callable[..., Page]


@pytest.fixture
def somebody(database: None, settings: Settings) -> User:
    """An account without any partnership, where the demonstration is on."""
    settings.DEMO = True
    return person("somebody@wealdshire.example")


@pytest.fixture
def visit(open_page: PageOpener, live_url: str, somebody: User) -> Visit:
    """``visit(path, width=…, javascript=…)``: that page in a browser, signed in."""

    def go(path: str, **options: Any) -> Page:
        cookie = sign_in(Client(), somebody).cookies[product.SESSION_COOKIE_NAME]
        page = open_page(**options)
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_url}])
        answer = page.goto(path)
        assert answer is not None
        assert answer.ok, f"{path} answered {answer.status}"
        return page

    return go
