"""The account side of an invitation: a first password, or a sign-in, then back."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone

from core.accounts import joining
from core.accounts.models import User
from tests.accounts.people import CODE, LOGIN, is_signed_in, make_person

pytestmark = pytest.mark.urls("tests.accounts.invitation")

INVITED = "/invited/sorrel@agency.example/"
JOIN = "/account/join/"
PASSWORD = "four-very-quiet-words"
WORDS = {"password1": PASSWORD, "password2": PASSWORD}


def test_a_newcomer_sets_a_password_and_a_second_step_and_joins(committed_db: str) -> None:
    client = Client()
    assert client.post(INVITED)["Location"] == JOIN
    assert b"sorrel@agency.example" in client.get(JOIN).content
    assert not User.objects.exists()
    assert client.post(JOIN, WORDS)["Location"] == INVITED
    assert client.get(INVITED)["Location"] == "/account/second-step/set-up/"
    person = make_person("someone@agency.example", with_app=False)
    person.user = User.objects.get(email="sorrel@agency.example")
    person.secret = client.get("/account/app/new/").context["form"].secret
    client.post("/account/app/new/", {"code": person.code()})
    assert client.get("/account/second-step/onward/")["Location"] == INVITED
    assert client.post(INVITED).content == b"Joined as sorrel@agency.example."


@pytest.mark.django_db
def test_somebody_known_signs_in_and_joins() -> None:
    person, client = make_person("sorrel@agency.example"), Client()
    assert (
        client.post(INVITED)["Location"] == f"{LOGIN}?next=%2Finvited%2Fsorrel%40agency.example%2F"
    )
    client.post(
        LOGIN, {"login": person.user.email, "password": "three-quiet-words", "next": INVITED}
    )
    assert client.post(CODE, {"code": person.code()})["Location"] == INVITED
    assert client.post(INVITED).content == b"Joined as sorrel@agency.example."


@pytest.mark.django_db
def test_somebody_else_is_asked_to_sign_out_first() -> None:
    client = make_person().sign_in(Client())
    asked = client.post(INVITED)["Location"]
    assert asked.startswith("/account/logout/?next=")
    assert b"rowan@agency.example" in client.get(asked).content
    assert client.post("/account/logout/", {"next": INVITED})["Location"] == INVITED
    assert client.post(INVITED)["Location"] == JOIN


@pytest.mark.django_db
def test_a_password_waiting_for_the_second_step_does_not_join() -> None:
    person, client = make_person("sorrel@agency.example"), Client()
    person.give_password(client)
    assert client.post(INVITED)["Location"].startswith(LOGIN)


@pytest.mark.django_db
def test_the_page_for_a_first_password_is_shut_to_everybody_else() -> None:
    for answer in (Client().get(JOIN), Client().post(JOIN, WORDS)):
        assert answer["Location"] == LOGIN
    assert not User.objects.exists()


@pytest.mark.django_db
def test_an_opened_link_cannot_change_a_password_that_has_been_set_meanwhile() -> None:
    early, late = Client(), Client()
    early.post(INVITED)
    late.post(INVITED)
    late.post(JOIN, WORDS)
    other = "some-other-quiet-words"
    assert early.post(JOIN, {"password1": other, "password2": other})["Location"] == LOGIN
    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.django_db
def test_a_weak_first_password_is_refused_in_words() -> None:
    client = Client()
    client.post(INVITED)
    weak = "sorrel@agency.example"
    answer = client.post(JOIN, {"password1": weak, "password2": weak})
    assert answer.status_code == 422
    assert b"There is a problem" in answer.content
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_closed_account_is_not_opened_by_an_invitation() -> None:
    user = User.objects.create_user("sorrel@agency.example")
    client = Client()
    client.post(INVITED)
    user.close(at=timezone.now())
    assert client.post(JOIN, WORDS)["Location"] == LOGIN
    assert client.post(INVITED)["Location"].startswith(LOGIN)
    assert not is_signed_in(client)


@pytest.mark.django_db
def test_join_finds_or_makes_the_account() -> None:
    made = joining.join(" Sorrel@Agency.example")
    assert not made.has_usable_password()
    assert joining.join("sorrel@agency.example") == made
    with pytest.raises(ValidationError):
        joining.join("no address")


def test_two_joins_at_once_make_one_account(committed_db: str) -> None:
    start, found = Barrier(4), []

    def run() -> None:
        start.wait()
        found.append(joining.join("sorrel@agency.example").pk)
        connection.close()

    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == User.objects.count() == 1
