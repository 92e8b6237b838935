"""A05: known and unknown addresses get the same words, and take the same time."""

import re
import statistics
import time
from collections.abc import Callable

import pytest
from allauth.account.auth_backends import AuthenticationBackend
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from tests.accounts.people import LOGIN, make_person

pytestmark = pytest.mark.django_db

KNOWN, UNKNOWN = "rowan@agency.example", "nobody@agency.example"
TRIES = 15
APART = 0.020  # seconds of work, so that a busy machine does not decide


def wrong_password(email: str) -> tuple[int, str]:
    answer = Client().post(LOGIN, {"login": email, "password": "not-the-password"})
    return answer.status_code, without_secrets(answer.content.decode())


def lost_password(email: str) -> tuple[int, str]:
    client = Client()
    answer = client.post("/account/password/lost/", {"email": email}, follow=True)
    return answer.status_code, without_secrets(answer.content.decode())


def without_secrets(page: str) -> str:
    """Tokens and nonces differ from page to page, and the address typed is one's own."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
    return re.sub(r"(rowan|nobody)@agency.example", "", page)


@pytest.mark.parametrize("way", [wrong_password, lost_password])
def test_the_words_are_the_same(way: Callable[[str], tuple[int, str]]) -> None:
    make_person(KNOWN)
    assert way(KNOWN) == way(UNKNOWN)


@pytest.mark.parametrize("way", [wrong_password, lost_password])
def test_the_time_is_the_same(way: Callable[[str], tuple[int, str]], settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    make_person(KNOWN)
    way(KNOWN), way(UNKNOWN)
    taken: dict[str, list[float]] = {KNOWN: [], UNKNOWN: []}
    for _ in range(TRIES):
        for email, times in taken.items():
            cache.clear()
            start = time.process_time()
            way(email)
            times.append(time.process_time() - start)
    medians = [statistics.median(times) for times in taken.values()]
    assert abs(medians[0] - medians[1]) < APART, medians


def test_the_test_above_notices_when_unknown_addresses_cost_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AuthenticationBackend, "_mitigate_timing_attack", lambda *_: None)
    with pytest.raises(AssertionError):
        test_the_time_is_the_same(wrong_password, settings)


def test_a_lost_password_sends_one_mail_in_both_cases() -> None:
    make_person(KNOWN)
    lost_password(KNOWN)
    lost_password(UNKNOWN)
    assert [message.to for message in mail.outbox] == [[KNOWN], [UNKNOWN]]
    assert mail.outbox[0].subject == mail.outbox[1].subject


def test_the_mail_goes_to_the_stored_address() -> None:
    make_person(KNOWN)
    lost_password("ROWAN@Agency.example")
    assert mail.outbox[-1].to == [KNOWN]


@pytest.mark.parametrize(
    "lookalike",
    [
        "rоwan@agency.example",
        "rowan@agencу.example",
        "rowan@agency.example\u200b",
        "ｒowan@agency.example",
    ],
    ids=["cyrillic o", "cyrillic u", "zero width", "full width"],
)
def test_a_lookalike_address_finds_nobody(lookalike: str) -> None:
    make_person(KNOWN)
    assert lost_password(lookalike)[0] == 422
    assert wrong_password(lookalike)[0] == 422
    assert mail.outbox == []


def test_there_is_no_sign_up() -> None:
    assert Client().get("/account/signup/").status_code == 404
    assert b"sign up" not in Client().get(LOGIN).content.lower()
