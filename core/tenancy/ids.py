"""Identifiers: ordered ones for rows, short sayable ones for people."""

import secrets
from uuid import UUID

from uuid_utils.compat import uuid7

# No vowels (no words), nothing that sounds or looks like another when read out.
ALPHABET = "23456789BCDFGHJKMNPQRTVWXY"
LENGTH = 4


def new_id() -> UUID:
    """A time-ordered id (UUIDv7), so that indexes grow at one end."""
    return uuid7()


def new_code(prefix: str) -> str:
    """A short random code such as ``A-7K3Q``. A counter would show hidden rows by its gaps."""
    return f"{prefix}-" + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
