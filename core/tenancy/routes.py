"""Every route declares who may come in; a route that does not is shut (design §4.4)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.urls import ResolverMatch
from django.utils.module_loading import import_string

PUBLIC, SIGNED_IN, OPERATOR, MEMBER = "public", "signed in", "operator", "member"
READ, WRITE = "read", "write"


@dataclass(frozen=True)
class RouteRule:
    """Who a route is for, whether it writes, and for members which permission it needs."""

    audience: str
    kind: str
    permission: str = ""

    @property
    def needs_sign_in(self) -> bool:
        return self.audience != PUBLIC

    def check(self, request: HttpRequest) -> None:
        """Raise PermissionDenied when the signed-in person's roles can never come in here."""
        if self.audience == OPERATOR and not request.user.is_operator:
            raise PermissionDenied
        if self.audience == MEMBER:
            if request.membership is None:
                raise PermissionDenied
            from core.pages.permissions import may_ever

            if not may_ever(self.permission, request.membership):
                raise PermissionDenied


def rule_of(request: HttpRequest, view: Callable[..., Any]) -> RouteRule:
    """The rule of the route being answered. Undeclared: an error in test, 403 live."""
    found = declared_rule(view, request.resolver_match)
    if found is not None:
        return found
    if settings.STRICT_ROUTES:
        raise ImproperlyConfigured(f"Route {request.path} declares no rule.")
    raise PermissionDenied


def declared_rule(view: Callable[..., Any], match: ResolverMatch) -> RouteRule | None:
    """The declaration on our own view class, or in the table of other people's routes."""
    declared = getattr(getattr(view, "view_class", view), "rule", None)
    if isinstance(declared, RouteRule):
        return declared
    table: dict[str, RouteRule] = import_string("config.routes.FOREIGN_ROUTES")
    return table.get(match.view_name)
