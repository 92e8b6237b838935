"""A passkey, from set-up to sign-in, in Chromium with a virtual authenticator."""

from playwright.sync_api import Page, expect

from tests.accounts.conftest import SignIn
from tests.accounts.people import Person, factors_of, make_person
from tests.browser import PageOpener


def plug_in_authenticator(page: Page, **options: object) -> None:
    """An authenticator inside the computer that says yes with the person's fingerprint."""
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    usual = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    wire.send("WebAuthn.addVirtualAuthenticator", {"options": {**usual, **options}})


def set_up(page: Page, site: str) -> None:
    page.goto(f"{site}/account/passkeys/new/")
    page.get_by_label("Name of this passkey").fill("Work laptop")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()


def test_a_newcomer_sets_up_a_passkey_and_signs_in_by_it_alone(sign_in: SignIn, site: str) -> None:
    person = make_person(with_app=False)
    page = sign_in(person)
    plug_in_authenticator(page)
    expect(page.get_by_role("heading", name="Set up your second step")).to_be_visible()
    set_up(page, site)
    page.get_by_role("button", name="I have kept them").click()
    assert factors_of(person.user) == ["recovery_codes", "webauthn"]

    page.goto(f"{site}/account/")
    expect(page.get_by_role("rowheader", name="Work laptop")).to_be_visible()
    page.get_by_role("button", name="Sign out here").click()
    expect(page.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{site}/")
    page.goto(f"{site}/account/")
    expect(page.get_by_text(person.user.email)).to_have_count(2)


def test_a_passkey_is_the_second_step_after_a_password(sign_in: SignIn, site: str) -> None:
    person = make_person(with_app=False)
    page = sign_in(person)
    plug_in_authenticator(page)
    set_up(page, site)
    page.goto(f"{site}/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()

    again(page, person)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(f"{site}/")


def again(page: Page, person: Person) -> None:
    page.get_by_label("E-mail address").fill(person.user.email)
    page.get_by_label("Password", exact=True).fill("three-quiet-words")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Your second step")).to_be_visible()


def test_what_goes_wrong_is_said_in_words(sign_in: SignIn, site: str) -> None:
    page = sign_in(make_person(with_app=False))
    plug_in_authenticator(page, isUserVerified=False)
    page.goto(f"{site}/account/passkeys/new/")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("alert").filter(has_text="The passkey was not used")).to_be_visible()


def test_a_passkey_of_another_site_does_not_sign_in(open_page: PageOpener, site: str) -> None:
    page = open_page()
    plug_in_authenticator(page)
    page.goto(f"{site}/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert").filter(has_text="passkey")).to_be_visible()
