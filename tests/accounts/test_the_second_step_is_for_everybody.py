"""A01: with the password alone only the second step, help and sign-out answer."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver

from core.accounts.middleware import SET_UP
from tests.accounts.people import CODE, LOGIN, Person, is_signed_in, make_person

pytestmark = pytest.mark.django_db

WALL = "core.accounts.middleware.SecondFactor"
SAMPLE = {
    "partnership": "wealdshire",
    "code": "abc",
    "uidb36": "abc",
    "key": "abc-def",
    "slug": "a",
}


def routes(patterns: list[URLPattern | URLResolver], path: str = "") -> Iterator[tuple[str, str]]:
    """(name, address) of every route there is, with something plausible in each slot."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, path + str(pattern.pattern))
        else:
            yield pattern.name or "", "/" + fill(path + str(pattern.pattern))


def fill(route: str) -> str:
    route = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", lambda m: sample(m[1]), route)
    route = re.sub(r"<(?:\w+:)?(\w+)>", lambda m: sample(m[1]), route)
    return route.replace("^", "").replace("$", "").replace("\\", "")


def sample(name: str) -> str:
    return SAMPLE.get(name, "1")


EVERY_ROUTE = list(routes(get_resolver().url_patterns))


@pytest.fixture
def newcomer(weald: object) -> Person:
    """Signed in by password, no second step set up."""
    return make_person(with_app=False)


def test_a_newcomer_may_open_the_set_up_and_nothing_else(newcomer: Person) -> None:
    client = Client()
    newcomer.give_password(client)
    assert is_signed_in(client)
    for name, address in EVERY_ROUTE:
        if name in SET_UP:
            continue
        for method in (client.get, client.post):
            answer = method(address)
            where = f"{method.__name__} {address}: {answer.status_code}"
            assert answer.status_code in (302, 404, 405), where
            if answer.status_code == 302:
                assert answer["Location"] == "/account/second-step/set-up/", where


def test_the_walk_notices_when_the_wall_is_taken_away(newcomer: Person) -> None:
    without = [name for name in settings.MIDDLEWARE if name != WALL]
    with override_settings(MIDDLEWARE=without), pytest.raises(AssertionError, match="/"):
        test_a_newcomer_may_open_the_set_up_and_nothing_else(newcomer)


def test_while_the_code_is_awaited_nobody_is_signed_in(weald: object) -> None:
    person, client = make_person(), Client()
    assert person.give_password(client)["Location"] == CODE
    assert not is_signed_in(client)
    assert client.get("/")["Location"].startswith(LOGIN)
    assert client.get("/account/help/").status_code == 200
    assert client.get(LOGIN)["Location"] == CODE
    assert client.post("/account/logout/").status_code == 302
    assert client.get(CODE)["Location"] == LOGIN


def test_a_way_in_that_did_not_ask_for_the_second_step_does_not_count() -> None:
    person, client = make_person(), Client()
    client.force_login(person.user)
    assert client.get("/account/")["Location"] == LOGIN
    assert not is_signed_in(client)


def test_a_step_taken_by_one_person_does_not_open_the_session_of_another() -> None:
    first, second = make_person(), make_person("sorrel@agency.example", with_app=False)
    client = Client()
    client.force_login(second.user)
    session = client.session
    session["second_step"] = str(first.user.pk)
    session.save()
    assert client.get("/account/")["Location"] == "/account/second-step/set-up/"
