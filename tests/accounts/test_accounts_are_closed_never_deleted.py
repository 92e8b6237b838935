"""The account row: one address one person, closed with a date, never gone."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client
from django.utils import timezone

from core.accounts.models import User
from tests.accounts.people import is_signed_in, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["Rowan@Agency.Example", "  rowan@agency.example\n"])
def test_an_address_is_stored_in_small_letters_and_once(typed: str) -> None:
    first = User.objects.create_user(typed)
    assert first.email == str(first) == "rowan@agency.example"
    assert User.objects.known_by("ROWAN@agency.example ") == first
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("rowan@AGENCY.example")


@pytest.mark.parametrize(
    "typed",
    ["", "rowan", "rowan@", "rоwan@agency.example", "rowan@agency.eхample", "\u212aim@k.example"],
)
def test_an_address_that_could_be_taken_for_another_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        User.objects.create_user(typed)
    assert User.objects.known_by(typed) is None


def test_the_database_refuses_an_address_in_capitals() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Rowan@agency.example")


def test_closed_and_active_go_together() -> None:
    user = User.objects.create_user("rowan@agency.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        user.is_active = False
        user.save()
    user.refresh_from_db()
    user.close(at=timezone.now())
    assert (user.is_closed, user.is_active) == (True, False)
    user.reopen()
    assert (user.is_closed, user.is_active) == (False, True)


def test_an_operator_s_rights_do_not_come_back_with_the_account() -> None:
    user = User.objects.create_user("rowan@agency.example", is_operator=True)
    user.close(at=timezone.now())
    user.reopen()
    user.refresh_from_db()
    assert not user.is_operator


def test_an_account_cannot_be_deleted_by_the_program_or_its_role() -> None:
    user = User.objects.create_user("rowan@agency.example")
    with pytest.raises(TypeError, match="closed, never deleted"):
        user.delete()
    denied = pytest.raises(ProgrammingError, match="permission denied")
    with denied, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_user")
    assert User.objects.filter(pk=user.pk).exists()


def test_closing_ends_every_session_at_once_and_reopening_brings_none_back() -> None:
    person = make_person()
    office, home = person.sign_in(Client()), person_on_another_browser(person)
    person.user.close(at=timezone.now())
    assert not is_signed_in(office)
    assert not is_signed_in(home)
    person.user.reopen()
    assert not is_signed_in(office)
    assert not is_signed_in(home)


def person_on_another_browser(person: object) -> Client:
    client = Client()
    client.force_login(person.user)  # type: ignore[attr-defined]
    return client


def test_a_closed_account_is_told_so_only_with_its_password() -> None:
    person = make_person()
    person.user.close(at=timezone.now())
    client = Client()
    assert person.give_password(client, "wrong").status_code == 422
    answer = person.give_password(client)
    assert answer["Location"] == "/account/closed/"
    assert "This account is closed" in client.get("/account/closed/").content.decode()
    assert not is_signed_in(client)


def test_an_account_closed_between_password_and_code_is_not_signed_in() -> None:
    person, client = make_person(), Client()
    person.give_password(client)
    person.user.close(at=timezone.now())
    client.post("/account/second-step/code/", {"code": person.code()})
    assert not is_signed_in(client)
