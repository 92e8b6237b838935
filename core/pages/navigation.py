"""The primary navigation: rooms, and only those this person can open."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from core.pages.permissions import may_ever
from core.tenancy.addresses import address


@dataclass(frozen=True)
class NavItem:
    """One word of the top navigation."""

    label: str
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class Room:
    """A registered room: its word, its front page, the permission that opens it."""

    label: str
    route: str
    permission: str
    order: int
    prefixes: tuple[str, ...]


_rooms: list[Room] = []


def room(
    label: str, route: str, permission: str, *, order: int, prefix: str, also: tuple[str, ...] = ()
) -> None:
    """Register a room's word. Its pages begin with the path segment ``prefix``, or with one of
    ``also``.
    """
    _rooms.append(Room(label, route, permission, order, (prefix, *also)))
    _rooms.sort(key=lambda r: r.order)


room("Home", "home", "pages.home", order=10, prefix="")


def items_for(request: HttpRequest) -> list[NavItem]:
    """The words for this request; none outside a partnership."""
    me: Any = getattr(request, "membership", None)
    if me is None:
        return []
    found = []
    for r in _rooms:
        if may_ever(r.permission, me):
            url = address(r.route)
            segment = "".join(request.path.split("/")[3:4])
            found.append(NavItem(r.label, url, segment in r.prefixes))
    return found
