"""Who opens which page: the reviewed table, asked the other way round."""

import tomllib
from typing import Any

from config.embedded import ROOT
from tests.walkers.conftest import PERSONAS
from tests.walkers.routes import Route, routes

TABLE: dict[str, Any] = tomllib.loads((ROOT / "tests" / "walkers" / "rights.toml").read_text())
# Whoever sees most of a page comes first; a page for guests is seen as a guest.
GUESTS = ("anonymous", "second_factor_pending")
ORDER = ("manager", "coordinator", "chair", "agency_lead", "scrutineer", "operator")


def allowed(name: str, how: str) -> list[str]:
    """The personas whom the table lets into a route, whoever sees most first."""
    listed = TABLE.get(name, {}).get(how, "").split()
    order = [*GUESTS, *ORDER] if name.startswith(("account_", "mfa_")) else [*ORDER, *PERSONAS]
    return sorted(listed, key=lambda p: order.index(p) if p in order else len(order))


def opener(name: str, how: str = "GET") -> str | None:
    """The persona who sees most of a page; None where the table lets nobody in."""
    return next(iter(allowed(name, how)), None)


def room_of(route: Route) -> str:
    """The room a route belongs to, so that a walk can be done room by room."""
    return route.name.partition(":")[0] if ":" in route.name else "house"


ROOMS = sorted({room_of(route) for route in routes()})


def of_room(room: str) -> list[Route]:
    return [route for route in routes() if room_of(route) == room]
