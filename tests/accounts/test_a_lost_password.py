"""A02, A04: a link sets a password, and does nothing else."""

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.accounts.tokens import ResetTokens, set_password_link
from tests.accounts.people import CODE, LOGIN, Person, is_signed_in, link_in_mail, make_person

pytestmark = pytest.mark.django_db

NEW = "four-very-quiet-words"
DONE = "/account/password/lost/done/"


def ask_for_link(email: str) -> str:
    answer = Client().post("/account/password/lost/", {"email": email})
    assert answer["Location"] == "/account/password/lost/sent/"
    return path_of(link_in_mail())


def path_of(link: str) -> str:
    return link.removeprefix("http://localhost:8000")


def use(link: str, client: Client, password: str = NEW) -> str:
    """Open the link and save a password; the address one ends on, or "refused"."""
    opened = client.get(link)
    if opened.status_code != 302:
        assert b"This link cannot be used" in opened.content
        return "refused"
    answer = client.post(opened["Location"], {"password1": password, "password2": password})
    return str(answer["Location"]) if answer.status_code == 302 else "refused"


@pytest.mark.parametrize("with_app", [True, False], ids=["second step", "no second step"])
def test_it_signs_nobody_in_and_ends_the_other_sessions(with_app: bool) -> None:
    person = make_person(with_app=with_app)
    elsewhere = Client()
    person.sign_in(elsewhere) if with_app else person.give_password(elsewhere)
    client = Client()
    assert use(ask_for_link(person.user.email), client) == DONE
    assert not is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert person.give_password(client).status_code == 422
    answer = person.give_password(client, NEW)
    assert answer["Location"] == (CODE if with_app else "/")
    assert mail.outbox[-1].subject == "Your password was changed"


def test_a_link_works_once() -> None:
    link = ask_for_link(make_person().user.email)
    assert use(link, Client()) == DONE
    assert use(link, Client(), "five-very-very-quiet-words") == "refused"


def test_a_link_dies_after_an_hour() -> None:
    with time_machine.travel("2026-10-14T09:00Z", tick=False) as clock:
        link = ask_for_link(make_person().user.email)
        clock.shift(61 * 60)
        assert use(link, Client()) == "refused"


def test_a_link_opens_nobody_elses_account() -> None:
    mine, theirs = make_person(), make_person("sorrel@agency.example")
    token = ResetTokens().make_token(mine.user)
    stolen = path_of(set_password_link(theirs.user)).rsplit("/", 2)[1].split("-")[0]
    assert use(f"/account/password/lost/{stolen}-{token}/", Client()) == "refused"


def sign_in(person: Person) -> None:
    person.sign_in(Client())


def sign_out_everywhere(person: Person) -> None:
    person.user.end_sessions()


def close(person: Person) -> None:
    person.user.close(at=timezone.now())


def change_password(person: Person) -> None:
    person.user.set_password("another-quiet-word")
    person.user.save()


def change_address(person: Person) -> None:
    person.user.email = "rowan@elsewhere.example"
    person.user.save()


@pytest.mark.parametrize(
    "deed", [sign_in, sign_out_everywhere, close, change_password, change_address]
)
def test_a_link_dies_with_what_happens_to_the_account(deed: object) -> None:
    person = make_person()
    link = ask_for_link(person.user.email)
    deed(person)  # type: ignore[operator]
    assert use(link, Client()) == "refused"


def test_the_link_is_not_in_the_address_of_the_page_with_the_form() -> None:
    link = ask_for_link(make_person().user.email)
    opened = Client().get(link)
    assert opened["Location"].endswith("-set-password/")


def test_a_closed_account_gets_the_words_of_an_unknown_one() -> None:
    person = make_person()
    person.user.close(at=timezone.now())
    Client().post("/account/password/lost/", {"email": person.user.email})
    assert "There is no account with this address" in mail.outbox[-1].body


def test_a_weak_new_password_is_refused_in_words() -> None:
    person, client = make_person(), Client()
    opened = client.get(ask_for_link(person.user.email))
    for weak in ("short", "password1234", person.user.email):
        answer = client.post(opened["Location"], {"password1": weak, "password2": weak})
        assert answer.status_code == 422
        assert b"There is a problem" in answer.content
    answer = client.post(opened["Location"], {"password1": NEW, "password2": NEW + "x"})
    assert answer.status_code == 422
    assert client.get(LOGIN).status_code == 200
