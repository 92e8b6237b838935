"""Seals short secrets before they are stored: seeds of second steps, kept text."""

import base64
from collections.abc import Iterable

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


class Unsealable(ValueError):
    """The text was not sealed by us, with that key, or is too old."""


def new_key() -> str:
    """A fresh key, to be kept apart from what it seals."""
    return Fernet.generate_key().decode()


def seal(text: str, *, key: str = "") -> str:
    """Encrypt and sign, with our own key unless one is given."""
    return _fernet(key).encrypt(text.encode()).decode()


def unseal(sealed: str, *, key: str = "", seconds: int | None = None) -> str:
    """The text again. Raises Unsealable for a wrong key, a change, or after ``seconds``."""
    try:
        return _fernet(key).decrypt(sealed.encode(), ttl=seconds).decode()
    except (InvalidToken, ValueError) as refusal:
        raise Unsealable from refusal


def _fernet(key: str) -> MultiFernet:
    keys: Iterable[bytes] = [key.encode()] if key else map(_derived, _secrets())
    return MultiFernet([Fernet(k) for k in keys])


def _secrets() -> list[str]:
    """The newest seals; the others still open, so that a secret can be changed."""
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _derived(secret: str) -> bytes:
    digest = salted_hmac("core.accounts.sealing", "key", secret=secret, algorithm="sha256")
    return base64.urlsafe_b64encode(digest.digest())
