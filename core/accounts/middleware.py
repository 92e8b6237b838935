"""The two walls of a session: its limits, and the second step of everybody."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from core.accounts import browsers, factors, keeping, limits
from core.accounts.answers import go, is_from_script
from core.tenancy.routes import declared_rule

View = Callable[..., HttpResponse]
ALIVE = "account_alive"
NEXT = "after_set_up"

# What a person without a second step may open: set one up, get help, leave.
SET_UP = frozenset(
    {
        "account_set_up",
        "account_help",
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        ALIVE,
    }
)


class SessionLimits:
    """Ends sessions by the clock, and keeps the text of a form that came too late.

    Works in ``process_view``, after the check for forged forms: a form planted by another
    site must not end up among somebody's kept text.
    """

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        browsers.remember(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: View, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        why = self._count(request) if request.user.is_authenticated else ""
        if request.user.is_authenticated:
            if keeping.RETURNED in request.POST:
                keeping.drop(request)
            return None
        rule = declared_rule(view, request.resolver_match)
        if rule is not None and rule.needs_sign_in and request.method not in ("GET", "HEAD"):
            return self._too_late(request, why or limits.NOBODY)
        if why:
            messages.warning(request, why)
        return None

    def _count(self, request: HttpRequest) -> str:
        """Note the use, or end the session. Returns why it ended, in words, or ""."""
        now = time.time()
        why = limits.why_ended(request.session, now)
        if why:
            logout(request)
            return why
        if request.method != "GET" or request.resolver_match.view_name != ALIVE:
            limits.see(request.session, now)
        request.session_left = limits.seconds_left(request.session, now)
        return ""

    def _too_late(self, request: HttpRequest, why: str) -> HttpResponse:
        """A form of nobody: a script keeps its page and asks; else the text is kept here."""
        if is_from_script(request):
            return HttpResponse("Sign in again; your text is still on the page.", status=401)
        sign_in = reverse(settings.LOGIN_URL)
        response = go(request, sign_in)
        if keeping.hold(request, response):
            why = f"{why} What you typed is kept for you: sign in to send it again."
        elif keeping.is_keepable(request):
            response = go(request, f"{sign_in}?{urlencode({'next': request.get_full_path()})}")
        messages.warning(request, why)
        return response


class SecondFactor:
    """Everybody takes a second step; allauth has no setting for it (dependencies.md row 5)."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.user.is_authenticated or factors.passed(request):
            return None
        if factors.has_any(request.user):
            # Signed in by a way that did not ask for the second step: not signed in.
            logout(request)
            return go(request, reverse(settings.LOGIN_URL))
        if request.resolver_match.view_name in SET_UP:
            return None
        if request.method == "GET":
            request.session[NEXT] = request.get_full_path()
        return go(request, reverse("account_set_up"))
