"""Mail is plain text, says who and what, and its failure is said in words."""

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from core.accounts.models import User
from tests.accounts.people import make_person
from tests.servers import SmtpCatcher

LOST = "/account/password/lost/"


def test_a_link_arrives_as_plain_text(committed_db: str, smtp_catcher: SmtpCatcher) -> None:
    make_person()
    Client().post(LOST, {"email": "rowan@agency.example"})
    [message] = smtp_catcher.wait_for(1)
    assert message.get_content_type() == "text/plain"
    assert message["Subject"] == "Set a new password"
    assert message["To"] == "rowan@agency.example"
    assert "http://localhost:8000/account/password/lost/" in message.get_content()
    assert "&#x27;" not in message.get_content()


@pytest.mark.parametrize("email", ["rowan@agency.example", "nobody@agency.example"])
def test_a_mail_server_that_refuses_is_said_in_words(
    email: str, committed_db: str, smtp_catcher: SmtpCatcher
) -> None:
    smtp_catcher.refuse_with = "451 try again later"
    make_person()
    answer = Client().post(LOST, {"email": email})
    assert answer.status_code == 503
    assert "Our mail server does not answer" in answer.content.decode()


@pytest.mark.django_db
def test_an_address_with_markup_stays_literal() -> None:
    User.objects.create_user("o'brien&co@agency.example")
    Client().post(LOST, {"email": "o'brien&co@agency.example"})
    assert "o'brien&co@agency.example" in mail.outbox[-1].body


@pytest.mark.django_db
@pytest.mark.parametrize(
    "email", ["a@b.example\nBcc: c@d.example", "a@b.example\r\n\r\nx", "\0a@b.example"]
)
def test_line_breaks_never_reach_a_header(email: str) -> None:
    assert Client().post(LOST, {"email": email}).status_code == 422
    assert mail.outbox == []


@pytest.mark.django_db
def test_a_notice_names_where_it_came_from(settings: Settings) -> None:
    person = make_person()
    client = person.sign_in(Client())
    new = "four-very-quiet-words"
    words = {"oldpassword": "three-quiet-words", "password1": new, "password2": new}
    client.post("/account/password/", words, HTTP_USER_AGENT="<script>")
    body = mail.outbox[-1].body
    assert "From the network address 127.0.0.1" in body
    assert "<script>" not in body
