"""What new terms of reference change outside their own text.

Rooms to the right register a panel for the page that compares a draft with the terms in
force, in their ``panels`` module::

    @what_this_changes(order=40)
    def meetings_to_plan_anew(draft, page):
        ...
        return Panel("Meetings to plan anew", "meetings/panels/replanning.html", {...})

``draft.predecessor()`` gives the terms in force, or None. A maker that gives None draws
nothing.
"""

from collections.abc import Callable
from typing import Any

from core.pages.panels import Panel

Maker = Callable[[Any, Any], Panel | None]
_makers: list[tuple[int, Maker]] = []


def what_this_changes(*, order: int) -> Callable[[Maker], Maker]:
    """Register ``maker(draft, page)``; what it shows goes through ``visible_to``."""

    def register(maker: Maker) -> Maker:
        _makers.append((order, maker))
        _makers.sort(key=lambda pair: pair[0])
        return maker

    return register


def changes_of(draft: Any, *, page: Any) -> list[Panel]:
    """The panels of every room for this draft."""
    return [panel for _, maker in _makers if (panel := maker(draft, page))]
