"""Panels: an upstream page shows downstream things without knowing them (design §3)."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models


@dataclass
class Panel:
    """A part of a page: its template and what that template reads. None draws nothing."""

    heading: str
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    order: int = 50
    anchor: str = ""


Maker = Callable[[Any, Any], Panel | None]
_panels: dict[str, list[Maker]] = defaultdict(list)


def panel_on(model: type[models.Model]) -> Callable[[Maker], Maker]:
    """Register ``maker(thing, page)`` for a noun's record page."""

    def register(maker: Maker) -> Maker:
        _panels[model._meta.label_lower].append(maker)
        return maker

    return register


def panels_of(thing: Any, *, page: Any) -> list[Panel]:
    """The panels of this record for the person who looks, in the order of the chain."""
    made = [maker(thing, page) for maker in _panels[thing._meta.label_lower]]
    return sorted((p for p in made if p), key=lambda p: p.order)


_home: list[Maker] = []


def home_panel(maker: Maker) -> Maker:
    """Register ``maker(me, page)`` for the home page."""
    _home.append(maker)
    return maker


def home_panels(me: Any, *, page: Any) -> list[Panel]:
    """What needs this person today, most pressing first."""
    made = [maker(me, page) for maker in _home]
    return sorted((p for p in made if p), key=lambda p: p.order)
