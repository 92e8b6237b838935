"""Signing in without a password needs the marker row and the setting, both."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from core.accounts import demo
from core.accounts.models import DemoMarker, User
from tests.accounts.people import LOGIN, is_signed_in, make_person

pytestmark = pytest.mark.django_db

DOOR = "/account/demo/"
MANAGER = "manager@wealdshire.example"


@pytest.fixture
def a_demo(settings: Settings) -> Settings:
    settings.DEMO = True
    DemoMarker.mark(at=timezone.now())
    people = [
        (MANAGER, "Business manager", "Wealdshire", 1),
        ("lead@wealdshire.example", "Agency lead, Police", "Wealdshire", 3),
        ("manager@kent.example", "Business manager", "Kent", 2),
    ]
    for email, label, place, order in people:
        user = User.objects.create_user(email)
        demo.enlist(user=user, label=label, partnership_name=place, order=order)
    return settings


def try_the_door() -> Client:
    client = Client()
    client.post(DOOR, {"email": MANAGER})
    return client


def test_the_page_offers_personas_by_partnership(a_demo: Settings) -> None:
    page = Client().get(DOOR).content.decode()
    assert page.index("Wealdshire") < page.index("Agency lead, Police") < page.index("Kent")


def test_a_persona_is_signed_in_and_skips_the_second_step(a_demo: Settings) -> None:
    client = try_the_door()
    assert is_signed_in(client)
    assert "by the demo page" in client.get("/account/").content.decode()


def test_who_came_in_by_the_door_goes_out_by_it(a_demo: Settings) -> None:
    assert try_the_door().post("/account/logout/")["Location"] == DOOR
    assert Client().post("/account/logout/")["Location"] == LOGIN


def test_the_setting_alone_opens_nothing(a_demo: Settings) -> None:
    DemoMarker.objects.all().delete()
    assert Client().get(DOOR).status_code == 404
    assert not is_signed_in(try_the_door())


def test_the_marker_alone_opens_nothing(a_demo: Settings) -> None:
    a_demo.DEMO = False
    assert Client().get(DOOR).status_code == 404
    assert not is_signed_in(try_the_door())


def test_a_demo_session_counts_for_nothing_once_the_setting_is_gone(a_demo: Settings) -> None:
    client = try_the_door()
    a_demo.DEMO = False
    assert client.get("/account/")["Location"] == "/account/second-step/set-up/"


def test_only_listed_and_open_accounts_can_be_tried(a_demo: Settings) -> None:
    stranger = make_person()
    User.objects.get(email=MANAGER).close(at=timezone.now())
    for email in (stranger.user.email, MANAGER, "", "nobody@agency.example"):
        client = Client()
        assert client.post(DOOR, {"email": email}).status_code == 404
        assert not is_signed_in(client)


def test_one_persona_after_another_leaves_nothing_of_the_first(a_demo: Settings) -> None:
    client = try_the_door()
    session = client.session
    session["left_behind"] = True
    session.save()
    client.post(DOOR, {"email": "manager@kent.example"})
    assert "manager@kent.example" in client.get("/account/").content.decode()
    assert "left_behind" not in client.session


@pytest.mark.parametrize(
    "address",
    [
        "/account/password/",
        "/account/app/new/",
        "/account/passkeys/new/",
        "/account/confirm/",
        "/account/recovery-codes/",
    ],
)
def test_a_demo_sign_in_has_no_credentials_to_change(address: str, a_demo: Settings) -> None:
    assert try_the_door().get(address).status_code == 403


@time_machine.travel("2026-10-14T09:00:00Z", tick=False)
def test_a_demo_sign_in_is_throttled(a_demo: Settings) -> None:
    statuses = {Client().post(DOOR, {"email": MANAGER}).status_code for _ in range(65)}
    assert statuses == {302, 429}


def test_a_database_with_accounts_never_becomes_a_demo() -> None:
    make_person()
    with pytest.raises(ValueError, match="has accounts already"):
        DemoMarker.mark(at=timezone.now())


def test_there_is_one_marker() -> None:
    assert DemoMarker.mark(at=timezone.now()) == DemoMarker.mark(at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        DemoMarker.objects.create(id=2, made_at=timezone.now())


def test_the_command_prints_address_and_sign_ins(
    a_demo: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("demo_sign_ins")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "http://localhost:8000/account/demo/"
    assert lines[1].split() == ["Wealdshire", "Business", "manager"]
    assert len(lines) == 4


def test_outside_a_demo_the_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo_sign_ins")
    assert "no demo sign-ins" in capsys.readouterr().out


def test_a_persona_still_cannot_sign_in_by_password(a_demo: Settings) -> None:
    assert Client().post(LOGIN, {"login": MANAGER, "password": ""}).status_code == 422


@pytest.mark.urls("tests.accounts.sitemap")
def test_what_was_typed_after_the_sign_in_ended_is_offered_again(a_demo: Settings) -> None:
    client = try_the_door()
    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        client.post("/desk/", {"what_happened": "Zqtypedzq", "next_steps": "", "version": "3"})
        signing_in = client.get(LOGIN).content.decode()
        assert "kept for you" in signing_in and f'href="{DOOR}"' in signing_in
        assert client.post(DOOR, {"email": MANAGER})["Location"] == "/account/kept-text/"
        assert "Zqtypedzq" in client.get("/account/kept-text/").content.decode()


def test_outside_a_demo_no_other_door_is_offered(settings: Settings) -> None:
    assert DOOR not in Client().get(LOGIN).content.decode()
