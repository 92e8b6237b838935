"""Typed text, offered again to the person who typed it."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from core.accounts import keeping
from core.pages.views.base import Page
from core.tenancy.routes import SIGNED_IN, WRITE

TEMPLATE = "accounts/kept.html"


class KeptText(Page):
    """After sign-in: send what you had typed, or leave it."""

    audience, kind = SIGNED_IN, WRITE
    template_name = TEMPLATE
    title = "Send what you typed?"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kept = keeping.held(request)
        if kept is None:
            return HttpResponseRedirect(reverse("landing"))
        return self.page(kept=kept, returned=keeping.RETURNED)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        keeping.drop(request)
        messages.info(request, "What you had typed was thrown away.")
        return HttpResponseRedirect(reverse("landing"))


def token_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is not this session's (``CSRF_FAILURE_VIEW``).

    Most often the person signed in again in another tab. When the browser itself vouches
    that the form came from a page of ours, the text is shown to be sent once more, by a
    press of a button; nothing is done with it before.
    """
    context: dict[str, Any] = {"title": "This page was open for too long"}
    if request.user.is_authenticated and keeping.is_keepable(request) and _is_ours(request):
        kept = keeping.taken_from(request, request.user.pk)
        context |= {"title": KeptText.title, "kept": kept, "returned": keeping.RETURNED}
        return render(request, TEMPLATE, context, status=403)
    return render(request, "accounts/token_refused.html", context, status=403)


def _is_ours(request: HttpRequest) -> bool:
    if "Sec-Fetch-Site" in request.headers:
        return request.headers["Sec-Fetch-Site"] == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
