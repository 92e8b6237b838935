"""Mail servers that refuse, hang up or are not there: back-off, and what is uncertain."""

import ssl
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from pytest_django import Settings

from core.journal.models import Fate
from core.journal.models.notice import GIVEN_UP
from tests.factories.rows import NOW
from tests.journal.conftest import Declare, of_test
from tests.journal.handing_over import HOUR, MINUTE, assigned, send, the_notice
from tests.personas import World, within
from tests.servers import SmtpCatcher
from tests.stack import free_port


@pytest.mark.parametrize("answer", ["451 try again later", "550 no such mailbox"])
def test_a_refusal_is_tried_again_later_and_seen(
    told: World, smtp_catcher: SmtpCatcher, answer: str
) -> None:
    assigned(told)
    smtp_catcher.refuse_with = answer
    assert send(told) == 0
    notice = the_notice(told)
    assert notice.fate == Fate.PLANNED and notice.trouble == answer
    smtp_catcher.refuse_with = ""
    assert send(told, NOW) == 0, "not yet its turn"
    assert send(told, NOW + MINUTE) == 1
    assert the_notice(told).trouble == ""


def test_after_three_days_of_refusals_it_is_given_up(
    told: World, smtp_catcher: SmtpCatcher
) -> None:
    assigned(told)
    smtp_catcher.refuse_with = "451 try again later"
    at, tries = NOW, 0
    while the_notice(told).fate == Fate.PLANNED:
        send(told, at)
        at, tries = the_notice(told).next_attempt_at or at, tries + 1
    assert the_notice(told).suppressed_because == GIVEN_UP
    assert timedelta(hours=66) < at - NOW < timedelta(hours=78), at - NOW
    assert tries == 17


def test_nobody_listening_is_a_refusal(told: World, settings: Settings) -> None:
    assigned(told)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    assert send(told) == 0
    assert "refused" in the_notice(told).trouble.lower()


def test_one_notice_that_cannot_be_written_keeps_no_other_back(
    weald: World, declare: Declare, smtp_catcher: SmtpCatcher
) -> None:
    declare(lambda row: [weald.chair] if row.title == "Good" else broken())

    def broken() -> Any:
        if armed:
            raise RuntimeError("a row nobody can read")
        return [weald.chair]

    armed: list[bool] = []
    assigned(weald, title="Bad")
    assigned(weald, title="Good")
    armed.append(True)
    assert send(weald) == 1
    with within(weald):
        bad = of_test().get(handed_over_at__isnull=True)
        assert bad.trouble == "The mail could not be put together."
        assert bad.attempts == 1 and bad.next_attempt_at == NOW + MINUTE


class Dropping(SMTP):
    """Hangs up after it was given the text, before it says that it kept it."""

    async def handle_exception(self, error: Exception) -> str:
        return "421 gone"

    async def smtp_DATA(self, arg: str) -> None:
        if self.event_handler.hangs_up == "before the text":
            self.transport.close()
            return
        await super().smtp_DATA(arg)


class Hanging:
    """A mail server that keeps the mail and never says so."""

    def __init__(self) -> None:
        self.hangs_up = "after the text"
        self.kept = 0

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        if self.hangs_up:
            self.kept += 1
            server.transport.close()
            return ""
        self.kept += 1
        return "250 kept"


@pytest.fixture
def hanging(settings: Settings) -> Iterator[Hanging]:
    handler, port = Hanging(), free_port()

    class Server(Controller):
        def factory(self) -> SMTP:
            return Dropping(self.handler)

    controller = Server(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    yield handler
    controller.stop()


def test_no_answer_after_the_text_is_uncertain_and_repeated_once(
    told: World, hanging: Hanging
) -> None:
    assigned(told)
    assert send(told) == 0
    assert the_notice(told).fate == Fate.UNCERTAIN
    hanging.hangs_up = ""
    assert send(told, NOW + 5 * MINUTE) == 1
    notice = the_notice(told)
    assert notice.handed_over_at and notice.fate == Fate.UNCERTAIN
    assert "may have arrived twice" in notice.fate_told
    assert send(told, NOW + HOUR) == 0
    assert hanging.kept == 2


def test_after_a_second_silence_it_is_not_tried_again(told: World, hanging: Hanging) -> None:
    assigned(told)
    for n in range(5):
        send(told, NOW + n * HOUR)
    assert hanging.kept == 2
    assert the_notice(told).suppressed_because == "Handed over twice, and no answer came."


def test_a_line_that_breaks_before_the_text_is_a_plain_refusal(
    told: World, hanging: Hanging
) -> None:
    assigned(told)
    hanging.hangs_up = "before the text"
    for n in range(3):
        send(told, NOW + n * 6 * HOUR)
    assert the_notice(told).fate == Fate.PLANNED, "nothing left, so nothing is uncertain"
    hanging.hangs_up = ""
    assert send(told, NOW + timedelta(days=2)) == 1


def test_a_certificate_nobody_vouches_for_is_refused(
    told: World, smtp_catcher: SmtpCatcher, settings: Settings
) -> None:
    """The catcher offers no TLS at all: a product told to use it does not go on without."""
    assigned(told)
    settings.EMAIL_USE_TLS = True
    assert send(told) == 0 and smtp_catcher.messages == []
    assert the_notice(told).fate == Fate.PLANNED
    assert ssl.create_default_context().verify_mode == ssl.CERT_REQUIRED
