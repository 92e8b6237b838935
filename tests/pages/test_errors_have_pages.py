"""What goes wrong outside a form has a planned answer as well (409, 413, 503)."""

from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from config import urls
from core.journal.deeds import Refused
from core.pages.views.base import Page
from core.tenancy import scope
from core.tenancy.routes import MEMBER, READ
from partnership.choices import Role
from partnership.models import Priority
from tests.factories.rows import NOW
from tests.personas import World, join, sign_in


class Refusing(Page):
    """Writes, then meets a refusal that no form shows."""

    audience, kind, permission = MEMBER, READ, "partnership.read"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        Priority.set_new(title="Half done", period="2026/27", by=self.me, at=NOW)
        raise Refused("The minutes are confirmed.")


class Away(Page):
    """The database went away."""

    audience, kind, permission = MEMBER, READ, "partnership.read"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise OperationalError("server closed the connection unexpectedly")


class Mistaken(Page):
    """A mistake of ours."""

    audience, kind, permission = MEMBER, READ, "partnership.read"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise ValueError("nobody expected this")


urlpatterns = [
    *urls.urlpatterns,
    path("p/<slug:partnership>/mistaken/", Mistaken.as_view()),
    path("p/<slug:partnership>/refusing/", Refusing.as_view()),
    path("p/<slug:partnership>/away/", Away.as_view()),
]
handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler429, handler500 = urls.handler429, urls.handler500


@pytest.mark.urls(__name__)
def test_a_refusal_outside_a_form_says_why_and_undoes_everything(
    weald: World, client: Client
) -> None:
    sign_in(client, weald.manager)
    answer = client.get(weald.path("refusing/"))
    assert answer.status_code == 409
    assert "The minutes are confirmed." in answer.content.decode()
    with scope.within(weald.partnership.pk):
        assert not Priority.objects.filter(title="Half done").exists()


@pytest.mark.urls(__name__)
def test_a_database_that_is_away_closes_the_service_for_a_short_time(
    weald: World, client: Client
) -> None:
    sign_in(client, weald.manager)
    client.raise_request_exception = False
    answer = client.get(weald.path("away/"))
    assert answer.status_code == 503
    assert "Closed for a short time" in answer.content.decode()


@pytest.mark.urls(__name__)
def test_a_mistake_of_ours_is_owned_up_to_in_words(weald: World, client: Client) -> None:
    sign_in(client, weald.manager)
    client.raise_request_exception = False
    answer = client.get(weald.path("mistaken/"))
    assert answer.status_code == 500
    assert "nobody expected this" not in answer.content.decode()
    assert "Go to the start page" in answer.content.decode()


def test_more_text_than_the_service_takes_is_too_large(
    weald: World, client: Client, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    sign_in(client, weald.manager)
    answer = client.post(weald.path("partnership/priorities/new/"), {"title": "long " * 1000})
    assert answer.status_code == 413
    assert "too large to send" in answer.content.decode()


def test_who_is_in_two_partnerships_may_change_between_them(
    weald: World, downland: World, client: Client
) -> None:
    with scope.within(downland.partnership.pk):
        join(downland, "visitor", Role.DELEGATE, user=weald.delegate.user)
    for persona, offered in {"delegate": True, "manager": False}.items():
        sign_in(client, weald.people[persona])
        page = client.get(weald.path("")).content.decode()
        assert ("Change partnership" in page) is offered, persona
