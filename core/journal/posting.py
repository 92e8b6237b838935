"""Handing one mail to the mail server, and knowing what is known afterwards."""

import smtplib
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends import smtp

DJANGOS = "django.core.mail.backends.smtp.EmailBackend"
OURS = f"{__name__}.PostOffice"


class NotTaken(Exception):
    """The mail certainly did not leave; the words are the server's, or the network's."""


class Unanswered(Exception):
    """The text was sent and no answer came: the mail may have left, or not."""


class PostOffice(smtp.EmailBackend):
    """Django's SMTP backend, which also remembers whether the text of a mail was sent."""

    has_sent_text = False

    @property
    def connection_class(self) -> Any:
        office = self

        class Line(super().connection_class):  # type: ignore[misc]
            def getreply(self) -> Any:
                answer = super().getreply()
                # The server's "go on": from here to its next answer nobody knows.
                office.has_sent_text = office.has_sent_text or answer[0] == 354
                return answer

        return Line


def post(message: EmailMessage) -> None:
    """Hand over one mail. Raises NotTaken or Unanswered; returns once the server has it."""
    backend = OURS if settings.EMAIL_BACKEND == DJANGOS else settings.EMAIL_BACKEND
    office = get_connection(backend)
    try:
        office.send_messages([message])
    except smtplib.SMTPResponseException as answer:
        raise NotTaken(f"{answer.smtp_code} {_words(answer.smtp_error)}") from answer
    except smtplib.SMTPRecipientsRefused as refusal:
        code, said = next(iter(refusal.recipients.values()))
        raise NotTaken(f"{code} {_words(said)}") from refusal
    except (OSError, smtplib.SMTPException) as trouble:
        if getattr(office, "has_sent_text", False):
            raise Unanswered(_words(str(trouble))) from trouble
        raise NotTaken(_words(str(trouble)) or type(trouble).__name__) from trouble


def _words(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:180]
