"""Which things of a furnished world fill each route's address.

``side`` is "open" or "restricted": a route about something that can be restricted names the
twin behind the restriction as well, and the walk asks for both.
"""

from collections.abc import Callable
from typing import Any

from tests.personas import World

Filling = Callable[[World, str], dict[str, Any]]


def code_of(thing: str, slug: str = "code") -> Filling:
    """The code of ``world.<side>_<thing>``."""
    return lambda w, side: {slug: w.things[f"{side}_{thing}"].code}


def slug_of(thing: str, slug: str = "slug") -> Filling:
    """The slug of ``world.<thing>``."""
    return lambda w, side: {slug: getattr(w, thing).slug}


ADDRESSES: dict[str, Filling] = {
    "account_reset_password_from_key": lambda w, side: {"uidb36": "1", "key": "a-b"},
    "mfa_edit_webauthn": lambda w, side: {"code": "NONE"},
    "mfa_remove_webauthn": lambda w, side: {"code": "NONE"},
}
