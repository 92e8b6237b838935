"""How a route's slugs are filled from the things of a furnished world."""

from collections.abc import Callable
from typing import Any

from tests.personas import World

Filling = Callable[[World, str], dict[str, Any]]


def code_of(thing: str, slug: str = "code") -> Filling:
    """The code of ``world.<side>_<thing>``."""
    return lambda w, side: {slug: w.things[f"{side}_{thing}"].code}


def code_named(thing: str) -> Filling:
    """The code of ``world.<thing>``, which no restriction touches."""
    return lambda w, side: {"code": getattr(w, thing).code}


def slug_named(thing: str) -> Filling:
    """The slug of ``world.<thing>``."""
    return lambda w, side: {"slug": getattr(w, thing).slug}


def of_group(slug: str) -> Filling:
    """The group the cast sits on."""
    return lambda w, side: {slug: w.group.slug}
