"""A08: half an hour without use, twelve hours in all, everywhere at once; on the server."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client, override_settings

from tests.accounts.people import LOGIN, Person, is_signed_in, make_person

pytestmark = pytest.mark.django_db

MINUTE = 60
HOUR = 60 * MINUTE
ALIVE = "/account/alive/"
WALL = "core.accounts.middleware.SessionLimits"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-10-14T09:00:00Z", tick=False) as clock:
        yield clock


@pytest.fixture
def person() -> Person:
    return make_person()


def test_half_an_hour_without_use_ends_a_session(
    person: Person, clock: time_machine.Traveller
) -> None:
    client = person.sign_in(Client())
    clock.shift(29 * MINUTE)
    assert client.get("/account/").status_code == 200
    clock.shift(29 * MINUTE)
    assert client.get("/account/").status_code == 200
    clock.shift(30 * MINUTE)
    answer = client.get("/account/", follow=True)
    assert answer.redirect_chain == [(f"{LOGIN}?next=/account/", 302)]
    assert "was not used for 30 minutes" in answer.content.decode()


def test_the_test_above_notices_when_the_wall_is_taken_away(
    person: Person, clock: time_machine.Traveller
) -> None:
    without = [name for name in settings.MIDDLEWARE if name != WALL]
    with override_settings(MIDDLEWARE=without), pytest.raises(AssertionError):
        test_half_an_hour_without_use_ends_a_session(person, clock)


def test_twelve_hours_end_a_session_in_use(person: Person, clock: time_machine.Traveller) -> None:
    client = person.sign_in(Client())
    for _ in range(35):
        clock.shift(20 * MINUTE)
        assert client.get("/account/").status_code == 200
    clock.shift(20 * MINUTE)
    answer = client.get("/account/", follow=True)
    assert "12 hours have passed" in answer.content.decode()


def test_being_typed_in_counts_as_use_and_adds_nothing_to_the_twelve_hours(
    person: Person, clock: time_machine.Traveller
) -> None:
    client = person.sign_in(Client())
    for _ in range(35):
        clock.shift(20 * MINUTE)
        assert client.post(ALIVE).status_code == 204
    assert client.post(ALIVE)["X-Session-Left"] == str(20 * MINUTE)
    clock.shift(20 * MINUTE)
    assert client.post(ALIVE).status_code == 401


def test_looking_how_long_is_left_is_no_use(person: Person, clock: time_machine.Traveller) -> None:
    client = person.sign_in(Client())
    clock.shift(25 * MINUTE)
    assert client.get(ALIVE)["X-Session-Left"] == str(5 * MINUTE)
    clock.shift(5 * MINUTE)
    assert client.get(ALIVE).status_code == 401


def test_a_session_is_written_at_most_once_a_minute(
    person: Person, clock: time_machine.Traveller, django_assert_num_queries: object
) -> None:
    client = person.sign_in(Client())
    client.get("/account/back/")
    before = client.session["seen_at"]
    clock.shift(59)
    client.get("/account/back/")
    assert client.session["seen_at"] == before
    clock.shift(1)
    client.get("/account/back/")
    assert client.session["seen_at"] == before + 60


def test_a_session_without_its_clocks_is_over(person: Person) -> None:
    client = person.sign_in(Client())
    session = client.session
    del session["seen_at"]
    session.save()
    assert not is_signed_in(client)


def test_signing_in_makes_a_new_session_key(person: Person) -> None:
    client = Client()
    client.get(LOGIN)
    person.give_password(client)
    planted = client.session.session_key
    person_code = {"code": person.code()}
    client.post("/account/second-step/code/", person_code)
    assert client.session.session_key != planted
    fixed = Client()
    fixed.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert not is_signed_in(fixed)


def test_a_signed_out_session_cannot_be_used_again(person: Person) -> None:
    client = person.sign_in(Client())
    key = client.session.session_key
    client.post("/account/logout/")
    again = Client()
    again.cookies[settings.SESSION_COOKIE_NAME] = key
    assert not is_signed_in(again)


def test_signing_out_everywhere_else_keeps_this_one(
    person: Person, clock: time_machine.Traveller
) -> None:
    here, there = person.sign_in(Client()), Client()
    clock.shift(2 * MINUTE)
    person.sign_in(there)
    answer = here.post("/account/elsewhere/", follow=True)
    assert "signed out on every other browser" in answer.content.decode()
    assert is_signed_in(here)
    assert not is_signed_in(there)


def test_a_new_password_ends_the_other_sessions(
    person: Person, clock: time_machine.Traveller
) -> None:
    here, there = person.sign_in(Client()), Client()
    clock.shift(2 * MINUTE)
    person.sign_in(there)
    new = "four-very-quiet-words"
    words = {"oldpassword": "three-quiet-words", "password1": new, "password2": new}
    assert here.post("/account/password/", {**words, "oldpassword": "no"}).status_code == 422
    assert here.post("/account/password/", words)["Location"] == "/account/"
    assert is_signed_in(here)
    assert not is_signed_in(there)


def test_the_cookies_are_for_this_site_and_no_script(person: Person) -> None:
    client = person.sign_in(Client())
    for name in ("sessionid", "known"):
        cookie = client.cookies[name]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
    assert client.cookies["sessionid"]["max-age"] == ""


def test_the_limits_are_those_promised() -> None:
    assert timedelta(seconds=settings.SESSION_IDLE_SECONDS) == timedelta(minutes=30)
    assert timedelta(seconds=settings.SESSION_WHOLE_SECONDS) == timedelta(hours=12)
