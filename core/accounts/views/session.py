"""What static/js/session.js asks, and the page a second tab ends on."""

import time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from core.accounts import limits
from core.pages.views.base import Page
from core.tenancy.routes import PUBLIC, READ, SIGNED_IN


class Alive(Page):
    """Seconds left. A POST counts as use (at most once a minute), a GET only looks.

    204 with ``X-Session-Left`` (seconds), ``X-Person`` (whose session it is now) and
    ``X-CSRF-Token`` (a form's token dies with the session it was made in); 401 when over.
    """

    audience, kind = PUBLIC, READ

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return HttpResponse(status=401)
        response = HttpResponse(status=204)
        response["X-Session-Left"] = str(limits.seconds_left(request.session, time.time()))
        response["X-Person"] = str(request.user.pk)
        response["X-CSRF-Token"] = get_token(request)
        return response

    post = get


class Back(Page):
    """Signed in again in a tab of its own: go back to the page you were typing in."""

    audience, kind = SIGNED_IN, READ
    template_name = "accounts/back.html"
    title = "You are signed in again"
