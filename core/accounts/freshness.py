"""Sensitive acts want a password or second step given within the last ten minutes."""

import time
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from core.accounts import demo, keeping
from core.accounts.answers import go


def is_fresh(request: HttpRequest) -> bool:
    """Whether this person proved who they are within the last ten minutes."""
    if demo.is_demo_session(request):
        return True
    records = get_authentication_records(request, request.user)
    newest = max((record["at"] for record in records), default=0)
    return time.time() - newest < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def ask(request: HttpRequest) -> HttpResponse:
    """Send this person to confirm who they are, and back; what they typed is kept."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect(reverse("account_login"))
    methods = get_adapter(request).get_reauthentication_methods(request.user)
    kept = keeping.is_keepable(request)
    back = reverse("account_kept") if kept else request.get_full_path()
    response = go(request, f"{methods[0]['url']}?{urlencode({'next': back})}")
    if kept and not keeping.hold(request, response):
        return go(request, f"{methods[0]['url']}?{urlencode({'next': request.get_full_path()})}")
    return response


class FreshSignIn:
    """Put before a view class: bars, panels, restriction, roles, inviting, export (A12)."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_fresh(request):
            return ask(request)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
