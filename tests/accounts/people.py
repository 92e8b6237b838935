"""People who sign in: a password, an authenticator app, and what they do in a browser."""

import re
import time
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.core import mail
from django.test import Client

from core.accounts.models import User

PASSWORD = "three-quiet-words"
LOGIN = "/account/login/"
CODE = "/account/second-step/code/"


@dataclass
class Person:
    """An account with a password and, unless told otherwise, an authenticator app."""

    user: User
    secret: str = ""

    def code(self, *, ago: int = 0) -> str:
        """What the app shows now, or showed some seconds ago."""
        return format_hotp_value(hotp_value(self.secret, int(time.time() - ago) // 30))

    def recovery_codes(self) -> list[str]:
        return list(RecoveryCodes.activate(self.user).get_unused_codes())

    def give_password(self, client: Client, password: str = PASSWORD, **extra: Any) -> Any:
        return client.post(LOGIN, {"login": self.user.email, "password": password}, **extra)

    def sign_in(self, client: Client) -> Client:
        """Password and code, as a person would."""
        assert self.give_password(client)["Location"] == CODE
        assert client.post(CODE, {"code": self.code()}).status_code == 302
        assert is_signed_in(client)
        return client


def make_person(email: str = "rowan@agency.example", *, with_app: bool = True) -> Person:
    """Somebody new."""
    person = Person(User.objects.create_user(email, PASSWORD))
    if with_app:
        person.secret = generate_totp_secret()
        TOTP.activate(person.user, person.secret)
    return person


def is_signed_in(client: Client) -> bool:
    """Asked without counting as use."""
    return client.get("/account/alive/").status_code == 204


def factors_of(user: User) -> list[str]:
    return sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def link_in_mail() -> str:
    """The address in the newest message."""
    found = re.search(r"https?://\S+", str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found.group()
