"""What one does to one's own second steps later, each change told by mail."""

import pytest
from django.core import mail
from django.test import Client
from playwright.sync_api import expect

from tests.accounts.conftest import SignIn
from tests.accounts.people import factors_of, make_person
from tests.accounts.test_passkeys_in_a_browser import plug_in_authenticator


def subjects() -> list[str]:
    return [message.subject for message in mail.outbox]


def test_new_recovery_codes_are_told_by_mail(committed_db: str) -> None:
    person = make_person()
    person.recovery_codes()
    client = person.sign_in(Client())
    assert client.post("/account/recovery-codes/new/").status_code == 302
    assert "recovery codes" in subjects()[-1].lower()


@pytest.mark.django_db
def test_allauths_own_lists_lead_to_the_account_page() -> None:
    client = make_person().sign_in(Client())
    for address in ("/account/second-step/", "/account/passkeys/"):
        assert client.get(address)["Location"] == "/account/"


def test_a_passkey_is_added_named_used_and_taken_away(sign_in: SignIn, site: str) -> None:
    person = make_person()
    page = sign_in(person)
    page.wait_for_url(f"{site}/")
    plug_in_authenticator(page)
    page.goto(f"{site}/account/passkeys/new/")
    page.get_by_label("Name of this passkey").fill("Old laptop")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()

    page.goto(f"{site}/account/")
    page.get_by_role("link", name="Rename Old laptop").click()
    page.get_by_label("Name").fill("New laptop")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("rowheader", name="New laptop")).to_be_visible()

    page.goto(f"{site}/account/confirm/passkey/")
    expect(page.get_by_role("button", name="Use a passkey")).to_be_visible()

    page.goto(f"{site}/account/")
    page.get_by_role("link", name="Remove New laptop").click()
    page.get_by_role("button", name="Remove this passkey").click()
    expect(page.get_by_role("rowheader", name="New laptop")).to_have_count(0)
    assert factors_of(person.user) == ["recovery_codes", "totp"]
    assert "passkey" in subjects()[-1].lower()


def test_an_app_is_removed_where_a_passkey_is_left(sign_in: SignIn, site: str) -> None:
    person = make_person()
    page = sign_in(person)
    page.wait_for_url(f"{site}/")
    plug_in_authenticator(page)
    page.goto(f"{site}/account/passkeys/new/")
    page.get_by_label("Name of this passkey").fill("Work laptop")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    page.goto(f"{site}/account/app/removal/")
    page.get_by_role("main").get_by_role("button").first.click()
    page.wait_for_url(f"{site}/account/")
    assert factors_of(person.user) == ["recovery_codes", "webauthn"]
    assert "app" in subjects()[-1].lower()
