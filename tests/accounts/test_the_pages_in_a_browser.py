"""Every account page, with its error state, on a desk and on a phone: axe finds nothing."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django import Settings

from core.accounts import demo
from core.accounts.models import DemoMarker, User
from core.accounts.tokens import set_password_link
from tests.accounts.conftest import SignIn
from tests.accounts.people import make_person
from tests.axe import look_at
from tests.browser import PageOpener


def press(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("main").get_by_role("button", name=name).first.click()


def walk(page: Page, site: str, steps: dict[str, str]) -> list[str]:
    """Look at each page, and once more after its button was pressed with nothing typed."""
    problems: list[str] = []
    for path, name in steps.items():
        page.goto(f"{site}/account/{path}")
        problems += look_at(page)
        if name:
            press(name)(page)
            problems += look_at(page)
    return problems


def test_pages_of_somebody_not_signed_in(
    open_page: PageOpener, site: str, settings: Settings
) -> None:
    settings.DEMO = True
    DemoMarker.mark(at=timezone.now())
    manager = User.objects.create_user("manager@wealdshire.example")
    demo.enlist(user=manager, label="Business manager", partnership_name="Wealdshire")
    link = set_password_link(make_person().user).partition("/account/")[2]
    steps = {
        "login/": "Sign in",
        "password/lost/": "Send me a link",
        "password/lost/sent/": "",
        link: "Save this password",
        "password/lost/1-a-b/": "",
        "password/lost/done/": "",
        "closed/": "",
        "help/": "",
        "demo/": "",
    }
    assert walk(open_page(), site, steps) == []


@pytest.mark.parametrize("way", ["by app", "newcomer"])
def test_pages_of_somebody_signed_in(way: str, sign_in: SignIn, site: str) -> None:
    person = make_person(with_app=way == "by app")
    if way == "newcomer":
        steps = {"second-step/set-up/": "", "app/new/": "Use this app", "passkeys/new/": ""}
    else:
        person.recovery_codes()
        steps = {
            "": "",
            "password/": "Save this password",
            "recovery-codes/": "",
            "recovery-codes/new/": "",
            "passkeys/new/": "",
            "app/removal/": "",
            "confirm/": "Confirm",
            "confirm/code/": "Confirm",
            "elsewhere/": "",
            "back/": "",
            "logout/": "",
        }
    assert walk(sign_in(person), site, steps) == []


def test_the_second_step(sign_in: SignIn) -> None:
    person = make_person()
    person.secret = ""  # so that the sign-in stops where the code is asked for
    page, problems = sign_in(person), list[str]()
    problems += look_at(page)
    press("Sign in")(page)
    problems += look_at(page)
    assert problems == []
