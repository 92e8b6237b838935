"""Answers that work for a page, a fragment (htmx) and a script alike."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django_htmx.http import HttpResponseClientRedirect


def go(request: HttpRequest, url: str) -> HttpResponse:
    """Send the whole page there, even when only a fragment of it was asked for."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(url)
    return HttpResponseRedirect(url)


def is_from_script(request: HttpRequest) -> bool:
    """Whether the typed text is still on a page that can ask for a sign-in by itself."""
    return "HX-Request" in request.headers or request.headers.get("Accept") == "application/json"
