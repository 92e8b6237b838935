"""Search within rights: each room answers for its own nouns (design §8)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

SHOWN = 10


@dataclass(frozen=True)
class Hit:
    """One thing found."""

    label: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class Hits:
    """What one noun's provider found; ``more`` when the list was cut."""

    heading: str
    hits: list[Hit]
    more: bool = False


Provider = Callable[[Any, str], Hits]
_providers: list[tuple[int, Provider]] = []


def hits(heading: str, rows: QuerySet[Any], hit: Callable[[Any], Hit]) -> Hits:
    """The first rows as hits; one more than is shown is read to know whether there are more."""
    found = list(rows[: SHOWN + 1])
    return Hits(heading, [hit(row) for row in found[:SHOWN]], more=len(found) > SHOWN)


def searches(*, order: int) -> Callable[[Provider], Provider]:
    """Register ``provider(me, words)``; it must go through its noun's ``visible_to``."""

    def register(provider: Provider) -> Provider:
        _providers.append((order, provider))
        _providers.sort(key=lambda pair: pair[0])
        return provider

    return register


def search(me: Any, words: str) -> list[Hits]:
    """Everything found for these words, by noun, in the order of the chain."""
    return [found for _, provider in _providers if (found := provider(me, words)).hits]
