"""Every route of the URLconf, with the things its address names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.personas import World


@dataclass(frozen=True)
class Route:
    """One named route and the slugs of its address."""

    name: str
    slugs: tuple[str, ...]
    view: Any

    def path(self, **kwargs: Any) -> str:
        return reverse(self.name, kwargs=kwargs)


def routes() -> list[Route]:
    """All of them, third-party ones included, in the order of their names."""
    return sorted(_walk(get_resolver().url_patterns, "", ()), key=lambda r: r.name)


def _walk(patterns: list[Any], space: str, slugs: tuple[str, ...]) -> Iterator[Route]:
    for p in patterns:
        here = slugs + tuple(p.pattern.converters) + tuple(_named_groups(p))
        if isinstance(p, URLResolver):
            inner = f"{space}{p.namespace}:" if p.namespace else space
            yield from _walk(p.url_patterns, inner, here)
        elif isinstance(p, URLPattern):
            yield Route(f"{space}{p.name}", here, p.callback)


def _named_groups(p: Any) -> list[str]:
    groups = getattr(p.pattern.regex, "groupindex", {})
    return [g for g in groups if g not in p.pattern.converters]


def arguments(route: Route, world: World, *, behind: bool = False) -> dict[str, Any]:
    """What fills the route's slugs from a furnished world; ``behind``: the restricted twin."""
    if not route.slugs:
        return {}
    given = _special(route.name, world, "restricted" if behind else "open")
    found: dict[str, Any] = {"partnership": world.slug} if "partnership" in route.slugs else {}
    return {**found, **given}


def _special(name: str, w: World, side: str) -> dict[str, Any]:
    """The address's own slugs. A route that is missing here fails the walk with its name."""
    from tests.walkers.addresses import ADDRESSES

    made = ADDRESSES.get(name)
    return made(w, side) if made else {}
