"""A12: ten minutes after the last proof a sensitive page asks for one more."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from tests.accounts.people import PASSWORD, Person, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.sitemap")]

CONFIRM = "/account/confirm/"
KEPT = "/account/kept-text/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-10-14T09:00:00Z", tick=False) as clock:
        yield clock


@pytest.fixture
def person() -> Person:
    return make_person()


@pytest.fixture
def client_in(person: Person) -> Client:
    return person.sign_in(Client())


def test_a_sign_in_of_the_last_ten_minutes_is_enough(
    client_in: Client, clock: time_machine.Traveller
) -> None:
    clock.shift(9 * 60)
    assert client_in.get("/vault/").status_code == 200


def test_after_ten_minutes_the_password_is_asked_for_and_the_page_opens(
    client_in: Client, clock: time_machine.Traveller
) -> None:
    clock.shift(11 * 60)
    asked = client_in.get("/vault/")["Location"]
    assert asked == f"{CONFIRM}?next=%2Fvault%2F"
    assert client_in.post(asked, {"password": "wrong"}).status_code == 422
    assert client_in.get("/vault/").status_code == 302
    answer = client_in.post(asked, {"password": PASSWORD, "next": "/vault/"})
    assert answer["Location"] == "/vault/"
    assert client_in.get("/vault/").status_code == 200


def test_a_code_of_the_app_will_do(
    person: Person, client_in: Client, clock: time_machine.Traveller
) -> None:
    clock.shift(11 * 60)
    assert b"Use a code" in client_in.get(f"{CONFIRM}?next=/vault/").content
    answer = client_in.post("/account/confirm/code/", {"code": person.code(), "next": "/vault/"})
    assert answer["Location"] == "/vault/"
    assert client_in.get("/vault/").status_code == 200


def test_what_was_typed_meanwhile_is_kept(client_in: Client, clock: time_machine.Traveller) -> None:
    clock.shift(11 * 60)
    answer = client_in.post("/vault/", {"what_happened": "a long reason"})
    assert answer["Location"].endswith("next=%2Faccount%2Fkept-text%2F")
    answer = client_in.post(CONFIRM, {"password": PASSWORD, "next": KEPT})
    assert answer["Location"] == KEPT
    kept = client_in.get(KEPT).context["kept"]
    assert (kept.path, kept.fields) == ("/vault/", [("what_happened", "a long reason")])


@pytest.mark.parametrize(
    "address",
    [
        "/account/recovery-codes/",
        "/account/recovery-codes/new/",
        "/account/recovery-codes/file/",
        "/account/passkeys/new/",
        "/account/app/removal/",
    ],
)
def test_ones_own_second_step_is_sensitive_as_well(
    address: str, person: Person, client_in: Client, clock: time_machine.Traveller
) -> None:
    person.recovery_codes()
    assert client_in.get(address).status_code == 200
    clock.shift(11 * 60)
    assert client_in.get(address)["Location"].startswith(CONFIRM)
    posted = client_in.post(address)
    assert posted.status_code == 405 or posted["Location"].startswith(CONFIRM)


def test_a_form_of_ones_own_account_is_not_sent_again_by_itself(
    client_in: Client, clock: time_machine.Traveller
) -> None:
    """allauth would put the whole request, cookies and all, into the session and replay it."""
    clock.shift(11 * 60)
    client_in.post("/account/recovery-codes/new/")
    assert "account_reauthentication_state" not in client_in.session


def test_guesses_at_the_confirmation_are_limited(
    client_in: Client, clock: time_machine.Traveller
) -> None:
    clock.shift(11 * 60)
    statuses = [client_in.post(CONFIRM, {"password": f"x{n}"}).status_code for n in range(12)]
    assert statuses[-1] == 429
