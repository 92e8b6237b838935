"""A07: a code of the app, a recovery code and a factor taken away are each used up."""

from collections.abc import Iterator

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client

from core.accounts.factor_forms import CODE_LIVES
from tests.accounts.people import CODE, factors_of, is_signed_in, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-10-14T09:00:10Z", tick=False) as clock:
        yield clock


def second_step(person: object, code: str) -> bool:
    client = Client()
    assert person.give_password(client)["Location"] == CODE  # type: ignore[attr-defined]
    client.post(CODE, {"code": code})
    return is_signed_in(client)


@pytest.mark.parametrize("later", [0, 20, 31, 45, 59], ids=lambda s: f"{s} s later")
def test_a_code_of_the_app_cannot_be_replayed(later: int, clock: time_machine.Traveller) -> None:
    person = make_person()
    code = person.code()
    assert second_step(person, code)
    clock.shift(later)
    assert not second_step(person, code)
    assert not second_step(person, f"{code[:3]} {code[3:]}")


def test_allauth_alone_would_let_it_be_replayed(
    clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: without our longer memory the same code signs in twice."""
    monkeypatch.setattr("core.accounts.throttle.once", lambda key, seconds: True)
    person = make_person()
    code = person.code()
    assert second_step(person, code)
    clock.shift(31)
    assert second_step(person, code)


def test_a_code_may_be_half_a_minute_old_and_no_older() -> None:
    person = make_person()
    assert not second_step(person, person.code(ago=60))
    assert not second_step(person, person.code(ago=-60))
    assert second_step(person, person.code(ago=30))
    assert CODE_LIVES >= 90


def test_the_code_of_the_set_up_does_not_sign_in_as_well() -> None:
    person, client = make_person(with_app=False), Client()
    person.give_password(client)
    person.secret = client.get("/account/app/new/").context["form"].secret
    code = person.code()
    assert client.post("/account/app/new/", {"code": code}).status_code == 302
    assert not second_step(person, code)


def test_a_recovery_code_works_once() -> None:
    person = make_person()
    first, second, *_ = person.recovery_codes()
    assert second_step(person, first)
    assert not second_step(person, first)
    assert second_step(person, second)


def test_new_recovery_codes_end_the_old_ones() -> None:
    person = make_person()
    old = person.recovery_codes()
    client = person.sign_in(Client())
    client.post("/account/recovery-codes/new/")
    assert not second_step(person, old[0])


def test_the_only_second_step_cannot_be_removed() -> None:
    person = make_person()
    client = person.sign_in(Client())
    assert b"your only second step" in client.get("/account/app/removal/").content
    answer = client.post("/account/app/removal/")
    assert answer.status_code == 422
    assert "totp" in factors_of(person.user)


def test_the_only_passkey_cannot_be_removed() -> None:
    person = make_person(with_app=False)
    add_passkey(person.user)
    client = Client()
    client.force_login(person.user)
    session = client.session
    session["second_step"] = str(person.user.pk)
    session.save()
    client.post("/account/confirm/", {"password": "three-quiet-words"})
    [key] = client.get("/account/").context["passkeys"]
    answer = client.post(f"/account/passkeys/{key['code']}/removal/")
    assert answer.status_code == 422
    assert factors_of(person.user) == ["webauthn"]


def add_passkey(user: object) -> Authenticator:
    data = {"name": "Work laptop", "credential": {"id": "not-a-real-credential"}}
    kind = Authenticator.Type.WEBAUTHN
    return Authenticator.objects.create(user=user, type=kind, data=data)


def test_nobody_reaches_the_passkey_of_another() -> None:
    mine, theirs = make_person(), make_person("sorrel@agency.example")
    add_passkey(theirs.user)
    client = theirs.sign_in(Client())
    [key] = client.get("/account/").context["passkeys"]
    client = mine.sign_in(Client())
    assert client.get(f"/account/passkeys/{key['code']}/edit/").status_code == 404
    assert client.post(f"/account/passkeys/{key['code']}/removal/").status_code == 404


def test_a_lost_phone_is_reset_by_the_operator_and_signs_out() -> None:
    person = make_person()
    person.recovery_codes()
    client = person.sign_in(Client())
    call_command("reset_second_step", person.user.email)
    assert factors_of(person.user) == []
    assert not is_signed_in(client)
    assert person.give_password(client)["Location"] == "/"
    assert client.get("/")["Location"] == "/account/second-step/set-up/"


@pytest.mark.parametrize(
    "credential",
    [
        "",
        "x",
        "[]",
        "{}",
        '"a"',
        "1",
        "null",
        '{"id": 1, "response": []}',
        '{"id": "a", "rawId": "a", "type": "public-key", "response": {}}',
        '{"id": "a", "rawId": "a", "type": "x", "response": {"userHandle": 3}}',
    ],
)
@pytest.mark.parametrize("address", ["/account/passkeys/sign-in/", CODE, "/account/passkeys/new/"])
def test_a_passkey_that_is_none_is_refused_in_words(address: str, credential: str) -> None:
    person, client = make_person(with_app=address == CODE), Client()
    client.get("/account/passkeys/sign-in/", HTTP_ACCEPT="application/json")
    if address != "/account/passkeys/sign-in/":
        person.give_password(client)
        client.get(address)
    answer = client.post(address, {"credential": credential, "name": "x"}, follow=True)
    assert answer.status_code in (200, 422)
    assert (
        "not accepted" in answer.content.decode() or "not the right one" in answer.content.decode()
    )
