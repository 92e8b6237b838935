"""Tokens of invitation links: signed, never kept.

A token is worked out from the server's key, the invitation and how often it was sent, so a
mail that could not go out can be written again. The row keeps only its digest: whoever
reads the database can open nothing.
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

SALT = "partnership.invitation"


def token(invitation: UUID, sending: int, *, key: str | None = None) -> str:
    """43 characters for an address; another one for each sending."""
    signed = salted_hmac(SALT, f"{invitation}:{sending}", secret=key, algorithm="sha256")
    return urlsafe_b64encode(signed.digest()).decode().rstrip("=")


def digest(text: str) -> str:
    """SHA-256 of a token, in hex: what the row keeps."""
    return hashlib.sha256(text.encode()).hexdigest()


def token_for(invitation: UUID, sending: int, *, digest_kept: str) -> str:
    """The token whose digest was kept, also when the server's key has changed since.

    Raises LookupError when none of the server's keys made it.
    """
    for key in _keys():
        made = token(invitation, sending, key=key)
        if digest(made) == digest_kept:
            return made
    raise LookupError("No key of this server made this invitation's link.")


def _keys() -> Iterator[str]:
    yield settings.SECRET_KEY
    yield from settings.SECRET_KEY_FALLBACKS
