"""The sums of the chain: what is hashed and how, without a database (design §4.6).

payload  = the entry and its history rows as canonical JSON, the columns of its layout only
digest   = SHA-256(salt ‖ payload)
head     = SHA-256(previous head ‖ number ‖ entry id ‖ digest)
"""

import hashlib
import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

GENESIS = bytes(32)


def canonical(payload: Any) -> bytes:
    """One spelling for one meaning: sorted keys, no spaces, dates in ISO form (UTC)."""
    return json.dumps(
        payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_spell
    ).encode()


def _spell(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    raise TypeError(f"{type(value).__name__} has no canonical spelling.")


def print_of(columns: Any) -> bytes:
    """32 bytes that name a set of columns."""
    return hashlib.sha256(canonical(columns)).digest()


def digest_of(salt: bytes, payload: Any) -> bytes:
    """32 bytes over the salted payload."""
    return hashlib.sha256(salt + canonical(payload)).digest()


def head_after(previous: bytes, number: int, entry_id: UUID, digest: bytes) -> bytes:
    """32 bytes that fix this link and, through ``previous``, every link before it."""
    return hashlib.sha256(previous + number.to_bytes(8, "big") + entry_id.bytes + digest).digest()
