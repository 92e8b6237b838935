"""Putting a mail together: one recipient, plain text and simple HTML, no case detail."""

from dataclasses import dataclass, field
from email.utils import formataddr, parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

# What a machine sent, no machine should answer (RFC 3834).
AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


@dataclass(frozen=True)
class Letter:
    """A mail before it is written out. ``template`` names a pair in templates/email/."""

    to: str
    sender: str
    subject: str
    message_id: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)


def written(letter: Letter) -> EmailMultiAlternatives:
    """The message as it leaves. Line breaks in names and titles cannot reach a header."""
    context = {"subject": letter.subject, "sender": letter.sender, **letter.context}
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    message = EmailMultiAlternatives(
        subject=one_line(letter.subject),
        body=render_to_string(f"email/{letter.template}.txt", context),
        from_email=formataddr((one_line(letter.sender), address)),
        to=[one_line(letter.to)],
        headers={"Message-ID": letter.message_id, **AUTOMATIC},
    )
    page = render_to_string(f"email/{letter.template}.html", context)
    message.attach_alternative(page, "text/html")
    return message


def message_id(kind: str, key: Any) -> str:
    """The lasting id of one mail: a repeat bears it too, so that mail programs may fold them."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<{kind}.{key}@{host}>"


def one_line(text: str) -> str:
    """Text without line breaks and other control characters, which could forge a header."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
