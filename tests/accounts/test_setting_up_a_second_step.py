"""From a first password to a usable session; each change is told by mail."""

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from tests.accounts.people import factors_of, make_person


def test_setting_up_an_app_leads_to_recovery_codes_and_on(committed_db: str) -> None:
    person, client = make_person(with_app=False), Client()
    person.give_password(client)
    assert client.get("/account/elsewhere/")["Location"] == "/account/second-step/set-up/"
    person.secret = client.get("/account/app/new/").context["form"].secret
    assert client.post("/account/app/new/", {"code": "000000"}).status_code == 422
    answer = client.post("/account/app/new/", {"code": person.code()})
    assert answer["Location"] == "/account/recovery-codes/"
    assert len(client.get("/account/recovery-codes/").context["unused_codes"]) == 10
    assert client.get("/account/second-step/onward/")["Location"] == "/account/elsewhere/"
    assert client.get("/account/").status_code == 200
    assert factors_of(person.user) == ["recovery_codes", "totp"]
    assert [message.subject for message in mail.outbox] == ["An authenticator app was added"]


def test_the_secret_of_the_app_is_sealed_where_it_is_stored(committed_db: str) -> None:
    person = make_person()
    stored = person.user.authenticator_set.get().data["secret"]
    assert person.secret not in stored
    person.sign_in(Client())


def test_a_changed_secret_key_still_opens_what_the_old_one_sealed(
    committed_db: str, settings: Settings
) -> None:
    person = make_person()
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-secret-key-of-the-same-installation"
    person.sign_in(Client())


def test_a_notice_that_cannot_be_sent_does_not_undo_the_set_up(
    committed_db: str, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    person, client = make_person(with_app=False), Client()
    person.give_password(client)
    person.secret = client.get("/account/app/new/").context["form"].secret
    client.post("/account/app/new/", {"code": person.code()})
    assert "totp" in factors_of(person.user)


@pytest.mark.django_db
def test_the_picture_to_scan_passes_the_content_policy() -> None:
    person, client = make_person(with_app=False), Client()
    person.give_password(client)
    page = client.get("/account/app/new/")
    assert b'src="data:image/svg+xml;base64,' in page.content
    assert "img-src 'self' data:" in page["Content-Security-Policy"]
