"""A form that comes after the session ended is offered again, to its writer only."""

import json
from collections.abc import Iterator

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from tests.accounts.people import CODE, LOGIN, Person, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.sitemap")]

TEXT = "Zqtypedzq: the first line\r\n\r\n  <b>the second</b> & 'third'"
NOTE = {"what_happened": TEXT, "next_steps": "", "version": "3"}
KEPT = "/account/kept-text/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-10-14T09:00:00Z", tick=False) as clock:
        yield clock


@pytest.fixture
def person() -> Person:
    return make_person()


@pytest.fixture
def late(person: Person, clock: time_machine.Traveller) -> Client:
    """A browser in which the person sent a note half an hour too late."""
    client = person.sign_in(Client())
    clock.shift(31 * 60)
    answer = client.post("/desk/", NOTE)
    assert answer["Location"] == LOGIN
    assert "kept for you" in client.get(LOGIN).content.decode()
    return client


def sign_in_again(person: Person, client: Client) -> str:
    """Password and code; where one ends."""
    person.give_password(client)
    return str(client.post(CODE, {"code": person.code()})["Location"])


def test_the_writer_is_offered_the_text_and_sends_it(person: Person, late: Client) -> None:
    assert sign_in_again(person, late) == KEPT
    page = late.get(KEPT)
    kept = page.context["kept"]
    assert (kept.path, dict(kept.fields)) == ("/desk/", NOTE)
    assert "&lt;b&gt;the second&lt;/b&gt; &amp; &#x27;third&#x27;" in page.content.decode()
    answer = late.post(kept.path, {**dict(kept.fields), "kept_text_returned": "1"}, follow=True)
    assert "Noted by rowan@agency.example: Zqtypedzq" in answer.content.decode()
    assert late.get(KEPT)["Location"] == "/"


def test_the_same_with_a_session_that_is_gone_altogether(
    person: Person, clock: time_machine.Traveller
) -> None:
    client = person.sign_in(Client())
    clock.shift(15 * 60 * 60)
    Session.objects.all().delete()
    client.post("/desk/", NOTE)
    assert sign_in_again(person, client) == KEPT


def test_somebody_else_on_the_same_browser_sees_nothing(late: Client) -> None:
    other = make_person("sorrel@agency.example")
    assert sign_in_again(other, late) == "/"
    assert late.get(KEPT)["Location"] == "/"
    assert "kept" not in late.session


def test_the_writer_on_another_browser_sees_nothing(person: Person, late: Client) -> None:
    other = Client()
    other.cookies["sessionid"] = late.cookies["sessionid"].value
    assert sign_in_again(person, other) == "/"


def test_the_database_holds_no_word_of_it(late: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_data FROM django_session")
        stored = [row[0] for row in cursor.fetchall()]
    decoded = [Session(session_data=data).get_decoded() for data in stored]
    assert any("kept" in data for data in decoded)
    assert "Zqtypedzq" not in json.dumps(decoded)


def test_it_can_be_thrown_away(person: Person, late: Client) -> None:
    sign_in_again(person, late)
    assert late.post(KEPT)["Location"] == "/"
    assert late.get(KEPT)["Location"] == "/"


def test_it_waits_for_one_hour(person: Person, late: Client, clock: time_machine.Traveller) -> None:
    clock.shift(61 * 60)
    assert sign_in_again(person, late) == "/"


def test_a_second_late_form_takes_the_place_of_the_first(person: Person, late: Client) -> None:
    late.post("/desk/", {"what_happened": "the newer text"})
    sign_in_again(person, late)
    assert late.get(KEPT).context["kept"].fields == [("what_happened", "the newer text")]


def test_a_file_is_not_kept_and_the_page_says_so(
    person: Person, clock: time_machine.Traveller
) -> None:
    client = person.sign_in(Client())
    clock.shift(31 * 60)
    client.post("/desk/", {**NOTE, "evidence": SimpleUploadedFile("minutes.txt", b"words")})
    sign_in_again(person, client)
    assert "Choose them again" in client.get(KEPT).content.decode()


def test_passwords_and_codes_are_never_kept(person: Person, clock: time_machine.Traveller) -> None:
    client = person.sign_in(Client())
    clock.shift(31 * 60)
    client.post("/account/password/", {"oldpassword": "a", "password1": "b", "password2": "b"})
    assert "kept" not in client.session
    client.post("/desk/", {"what_happened": "a", "password": "b", "csrfmiddlewaretoken": "c"})
    sign_in_again(person, client)
    assert client.get(KEPT).context["kept"].fields == [("what_happened", "a")]


def test_nothing_is_kept_where_nobody_ever_signed_in() -> None:
    client = Client()
    assert client.post("/desk/", NOTE)["Location"] == f"{LOGIN}?next=%2Fdesk%2F"
    assert "kept" not in client.session


def test_nothing_is_kept_of_a_text_without_end(
    person: Person, clock: time_machine.Traveller
) -> None:
    client = person.sign_in(Client())
    clock.shift(31 * 60)
    client.post("/desk/", {"what_happened": "x" * 600_000})
    assert "kept" not in client.session


def test_the_store_cannot_be_filled_by_repetition(
    person: Person, clock: time_machine.Traveller
) -> None:
    client = person.sign_in(Client())
    clock.shift(31 * 60)
    kept = 0
    for _ in range(25):
        client.session.flush()
        client.post("/desk/", NOTE)
        kept += "kept" in client.session
    assert kept == 20


@pytest.mark.parametrize(
    "headers", [{"HTTP_HX_REQUEST": "true"}, {"HTTP_ACCEPT": "application/json"}]
)
def test_a_script_is_told_so_and_keeps_its_page(
    headers: dict[str, str], person: Person, clock: time_machine.Traveller
) -> None:
    client = person.sign_in(Client())
    clock.shift(31 * 60)
    assert client.post("/desk/", NOTE, **headers).status_code == 401
    assert "kept" not in client.session


def test_a_forged_form_is_not_kept(person: Person, clock: time_machine.Traveller) -> None:
    """Another site could otherwise plant words that the person then sends as their own."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(person.user)
    clock.shift(31 * 60)
    assert client.post("/desk/", NOTE).status_code == 403
    assert "kept" not in client.session


FROM_HERE = [{"HTTP_SEC_FETCH_SITE": "same-origin"}, {"HTTP_ORIGIN": "http://testserver"}]
FROM_THERE = [
    {},
    {"HTTP_SEC_FETCH_SITE": "cross-site"},
    {"HTTP_SEC_FETCH_SITE": "same-site", "HTTP_ORIGIN": "http://testserver"},
    {"HTTP_ORIGIN": "http://evil.example"},
    {"HTTP_ORIGIN": "null"},
]


def refused(person: Person, headers: dict[str, str]) -> str:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person.user)
    answer = client.post("/desk/", NOTE, **headers)
    assert answer.status_code == 403
    return str(answer.content.decode())


@pytest.mark.parametrize("headers", FROM_HERE)
def test_a_token_of_an_earlier_sign_in_loses_no_text(
    headers: dict[str, str], person: Person
) -> None:
    page = refused(person, headers)
    assert "Zqtypedzq" in page
    assert "Send it now" in page


@pytest.mark.parametrize("headers", FROM_THERE)
def test_a_form_from_elsewhere_is_not_shown_to_be_sent(
    headers: dict[str, str], person: Person
) -> None:
    page = refused(person, headers)
    assert "Zqtypedzq" not in page
    assert "Send it now" not in page
