"""Declarations of the routes other people wrote (design §4.4). Ours declare themselves."""

from core.tenancy.routes import RouteRule

FOREIGN_ROUTES: dict[str, RouteRule] = {}
