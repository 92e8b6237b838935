"""The second step of a sign-in: an authenticator app, a passkey, a recovery code.

A session remembers that it was passed, and by whom; ``core.accounts.middleware`` asks.
"""

from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_used
from django.conf import settings
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest

from core.accounts import demo
from core.accounts.models import User
from core.accounts.sealing import seal, unseal

PASSED = "second_step"
FULL = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def passed(request: HttpRequest) -> bool:
    """Whether this session may work: its person took a second step, or it is a demo's."""
    return request.session.get(PASSED) == str(request.user.pk) or demo.is_demo_session(request)


def mark_passed(session: Any, user: User) -> None:
    """Remember in a session that this person took their second step."""
    session[PASSED] = str(user.pk)


def has_any(user: User) -> bool:
    """Whether this person has set up a second step. Recovery codes alone are none."""
    return Authenticator.objects.filter(user=user, type__in=FULL).exists()


@transaction.atomic
def take_away(user: User) -> None:
    """For somebody who lost phone and codes: they set up anew at their next sign-in."""
    Authenticator.objects.filter(user=user).delete()
    user.end_sessions()


@receiver([authenticator_used, authenticator_added])
def _on_pass(sender: type, request: HttpRequest, user: User, **_: Any) -> None:
    mark_passed(request.session, user)


@receiver(authenticator_removed)
def _on_removal(sender: type, request: HttpRequest, user: User, **_: Any) -> None:
    if not has_any(user):
        request.session.pop(PASSED, None)


class FactorAdapter(DefaultMFAAdapter):
    """Seeds sealed at rest, our own site in every passkey, our own words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": (
            "This is your only second step. Add another before you remove this one."
        ),
        "cannot_generate_recovery_codes": "Set up a second step first, then recovery codes.",
        "incorrect_code": "This code is not the right one, or has been used. Enter a new code.",
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def get_totp_issuer(self) -> str:
        return self._get_site_name()

    def _get_site_name(self) -> str:
        return settings.SITE_NAME

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the canonical site, whatever name the request came by."""
        return {"id": urlsplit(settings.SITE_URL).hostname or "", "name": settings.SITE_NAME}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """All but the last: everybody has a second step."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=FULL)
        return others.exclude(pk=authenticator.pk).exists()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user=user, type=type).count()
        return f"Passkey {count + 1}"
