"""Permissions: each is named once, classed read or write, and answered by predicates.

A predicate takes the membership that asks and the object asked about. Asked without an
object it answers "could this person ever?", which is what a route checks before loading.
"""

from typing import Any

import rules

from core.pages.predicates import scrutineer
from core.tenancy.routes import READ, WRITE

CLASSES: dict[str, str] = {}


def permit(name: str, kind: str, predicate: Any) -> None:
    """Declare a permission. Whoever scrutinises writes nothing, whatever else they come to hold.

    Raises ValueError for a second declaration or an unknown class.
    """
    if kind not in (READ, WRITE):
        raise ValueError(f"{name}: a permission is classed read or write, not {kind}.")
    if name in CLASSES:
        raise ValueError(f"{name} is declared twice.")
    CLASSES[name] = kind
    rules.add_perm(name, predicate & ~scrutineer if kind == WRITE else predicate)


def may(name: str, me: Any, thing: Any = None) -> bool:
    """Whether this membership may do this to this thing. An unknown permission is a no."""
    return rules.perm_exists(name) and bool(rules.has_perm(name, me, thing))


def may_ever(name: str, me: Any) -> bool:
    """Whether any object could let this membership in: the route's own, cheaper question."""
    return may(name, me, None)
