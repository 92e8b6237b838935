"""Who may see what is known about restricted things, asked of the room that knows.

A *circle* is the id of a root that can be restricted to named people. Core does not know
what such a root is; the room that owns it registers one predicate, and until it has,
nothing that belongs to a circle is visible.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

Predicate = Callable[[Any, str], Q]
_predicates: list[Predicate] = []


def register(predicate: Predicate) -> Predicate:
    """Register ``predicate(me, column)``: which circles in that column ``me`` may see."""
    _predicates.append(predicate)
    return predicate


def visible_circles(me: Any, column: str = "circle_id") -> Q:
    """The SQL predicate for rows that carry a circle. Rows without one pass."""
    within = Q(pk__in=[]) if not _predicates else Q()
    for predicate in _predicates:
        within &= predicate(me, column)
    return Q(**{f"{column}__isnull": True}) | within
