"""Signing in to a demo without a password: needs the marker row *and* the setting."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.db.models import QuerySet
from django.http import HttpRequest

from core.accounts.models import DemoMarker, DemoPersona, User

SESSION_KEY = "demo"


def is_demo() -> bool:
    """Whether this installation and this database both say that they are for demonstration."""
    return bool(settings.DEMO) and DemoMarker.objects.exists()


def personas() -> QuerySet[DemoPersona]:
    """Whom one can sign in as, in the order of the page; nobody outside a demo."""
    return DemoPersona.objects.offered() if is_demo() else DemoPersona.objects.none()


def enlist(*, user: User, label: str, partnership_name: str, order: int = 0) -> DemoPersona:
    """Offer this account on the demo sign-in page, or change how it is offered."""
    facts = {"label": label, "partnership_name": partnership_name, "order": order}
    return DemoPersona.objects.update_or_create(user=user, defaults=facts)[0]


def sign_in(request: HttpRequest, user: User) -> None:
    """Sign in without password or second step; the session stays marked as a demo's."""
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[SESSION_KEY] = str(user.pk)


def is_demo_session(request: HttpRequest) -> bool:
    """Whether this session came in by the demo page. Without the setting it counts for nothing."""
    session: Any = request.session
    return bool(settings.DEMO) and session.get(SESSION_KEY) == str(request.user.pk)
