"""A06: guesses are counted by address and by network, whatever the headers claim."""

import itertools
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client, RequestFactory
from pytest_django import Settings

from core.accounts.throttle import client_address, once, throttle
from tests.accounts.people import CODE, LOGIN, PASSWORD, Person, is_signed_in, make_person

pytestmark = pytest.mark.django_db

WAIT = b"There were too many attempts"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-10-14T09:00:00Z", tick=False) as clock:
        yield clock


def guess(email: str, count: int, client: Client | None = None) -> list[int]:
    """Wrong passwords, each with another forged address of the client."""
    statuses = []
    for n in range(count):
        forged = {
            "HTTP_X_FORWARDED_FOR": f"198.51.{n // 250}.{n % 250}",
            "HTTP_X_REAL_IP": "1.2.3.4",
        }
        data = {"login": email, "password": f"guess-{n}"}
        statuses.append((client or Client()).post(LOGIN, data, **forged).status_code)
    return statuses


def test_after_five_guesses_the_right_password_waits_too(
    clock: time_machine.Traveller,
) -> None:
    person = make_person()
    guess(person.user.email, 5)
    answer = person.give_password(Client())
    assert answer.status_code == 422
    assert WAIT in answer.content
    clock.shift(5 * 60 + 1)
    assert person.give_password(Client())["Location"] == CODE


def test_forged_client_addresses_do_not_help(clock: time_machine.Traveller) -> None:
    person = make_person()
    statuses = guess(person.user.email, 80)
    assert 429 in statuses
    assert b"Too many attempts" in Client().post(LOGIN, {"login": "a@b.example"}).content


def test_many_accounts_from_one_network_are_limited(clock: time_machine.Traveller) -> None:
    statuses = []
    for n in range(30):
        answer = Client().post(LOGIN, {"login": f"p{n}@agency.example", "password": PASSWORD})
        statuses.append(WAIT in answer.content)
    assert statuses.count(False) == 20


def test_the_person_is_not_locked_out_of_their_own_browser(
    clock: time_machine.Traveller,
) -> None:
    person, own = make_person(), Client()
    person.sign_in(own)
    own.post("/account/logout/")
    clock.shift(10 * 60)
    guess(person.user.email, 10)
    assert WAIT in person.give_password(Client()).content
    assert person.give_password(own)["Location"] == CODE


def test_guesses_on_the_own_browser_are_counted_as_well(clock: time_machine.Traveller) -> None:
    person, own = make_person(), Client()
    person.sign_in(own)
    own.post("/account/logout/")
    clock.shift(10 * 60)
    guess(person.user.email, 5, own)
    assert WAIT in person.give_password(own).content


def test_codes_of_the_second_step_are_limited(clock: time_machine.Traveller) -> None:
    person, client = make_person(), Client()
    person.give_password(client)
    for _ in range(5):
        assert client.post(CODE, {"code": "000000"}).status_code == 422
    assert WAIT in client.post(CODE, {"code": person.code()}).content
    assert not is_signed_in(client)


def test_links_for_a_new_password_are_limited(clock: time_machine.Traveller) -> None:
    data = {"email": "rowan@agency.example"}
    answers = [Client().post("/account/password/lost/", data) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429, 429]
    assert answers[-1]["Retry-After"] == "300"
    assert b"Wait five minutes" in answers[-1].content


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "unknown"),
        (1, "not an address", "unknown"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_only_our_own_proxies_are_believed(
    proxies: int, forwarded: str, expected: str, settings: Settings
) -> None:
    settings.TRUSTED_PROXIES = proxies
    headers = {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": forwarded}
    assert client_address(RequestFactory().get("/", **headers)) == expected


def test_a_socket_without_address_is_no_error() -> None:
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="")) == "unknown"


def test_throttle_counts_within_its_span(clock: time_machine.Traveller) -> None:
    assert [throttle("k", 2, 60) for _ in range(3)] == [True, True, False]
    assert throttle("another", 2, 60)
    clock.shift(60)
    assert throttle("k", 2, 60)


def test_once_is_once(clock: time_machine.Traveller) -> None:
    assert [once("k", 60), once("k", 60)] == [True, False]
    clock.shift(61)
    assert once("k", 60)


def test_everybody_counts_on_their_own() -> None:
    keys = itertools.product("ab", range(2))
    assert all(throttle(f"{letter}{n}", 1, 60) for letter, n in keys)
    assert isinstance(make_person(), Person)
