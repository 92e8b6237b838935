"""A log is read by more people than a link was sent to."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client
from django_structlog.signals import (
    bind_extra_request_finished_metadata,
    bind_extra_request_metadata,
)

from core.accounts.tasks import clear_sessions
from core.accounts.tokens import set_password_link
from tests.accounts.people import make_person

pytestmark = pytest.mark.django_db


@contextmanager
def logged() -> Iterator[list[str]]:
    """What the log says of requests, after everybody has had a hand in it."""
    lines: list[str] = []

    def note(log_kwargs: dict[str, Any], **_: Any) -> None:
        lines.append(log_kwargs["request"])

    for moment in (bind_extra_request_metadata, bind_extra_request_finished_metadata):
        moment.connect(note)
    yield lines
    for moment in (bind_extra_request_metadata, bind_extra_request_finished_metadata):
        moment.disconnect(note)


def test_the_key_of_a_link_is_not_logged() -> None:
    link = set_password_link(make_person().user).removeprefix("http://localhost:8000")
    with logged() as lines:
        Client().get(link)
    assert lines == ["GET /account/password/lost/…/"] * 2


def test_what_was_searched_for_is_not_logged() -> None:
    with logged() as lines:
        Client().get("/account/help/?q=Zqsearchedzq&next=/p/wealdshire/sources/S-7K3Q/")
    assert lines == ["GET /account/help/"] * 2


@pytest.mark.parametrize(
    "path", ["/p/kent-and-somewhere-partnership/actions/A-7K3Q/closure/", "/account/help/"]
)
def test_addresses_without_a_key_are_logged_whole(path: str) -> None:
    with logged() as lines:
        Client().get(path)
    assert lines == [f"GET {path}"] * 2


def test_sessions_that_are_over_are_cleared_and_others_stay() -> None:
    for seconds in (-1, 3600):
        store = SessionStore()
        store.set_expiry(seconds)
        store.create()
    clear_sessions()
    assert Session.objects.count() == 1
