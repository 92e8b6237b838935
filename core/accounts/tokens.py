"""Tokens of set-password links."""

from datetime import datetime
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse


class ResetTokens(PasswordResetTokenGenerator):
    """Dies with a new password, a sign-in, a sign-out everywhere, a closing, and by the clock.

    ``PASSWORD_RESET_TIMEOUT`` is the clock: one hour.
    """

    key_salt = "core.accounts.tokens"

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        usual = super()._make_hash_value(user, timestamp)
        return f"{usual}:{user.sessions_ended}:{_moment(user.closed_at)}"

    def check_token(self, user: Any, token: str | None) -> bool:
        """Whether the token is this open account's, unused and in time."""
        return user is not None and user.is_active and super().check_token(user, token)


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def set_password_link(user: Any) -> str:
    """An address, good for one hour and one use, where this person sets a new password."""
    token = ResetTokens().make_token(user)
    return reset_address(f"{user_pk_to_url_str(user)}-{token}")


def reset_address(key: str) -> str:
    """The address of a reset key (``uid-token``): on the canonical site, whatever was asked."""
    uid, _, token = key.partition("-")
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
    return f"{settings.SITE_URL.rstrip('/')}{path}"
