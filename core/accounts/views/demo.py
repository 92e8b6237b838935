"""The demo's sign-in page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from core.accounts import demo, keeping
from core.accounts.throttle import client_address, throttle, too_many
from core.pages.views.base import Page
from core.tenancy.routes import PUBLIC, WRITE


class DemoSignIn(Page):
    """A button for each persona, by partnership. Not there outside a demo."""

    audience, kind = PUBLIC, WRITE
    template_name = "accounts/demo.html"
    title = "Try the demonstration"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not demo.is_demo():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def context(self, **extra: Any) -> dict[str, Any]:
        places: dict[str, list[Any]] = {}
        for persona in demo.personas():
            places.setdefault(persona.partnership_name, []).append(persona)
        return super().context(places=places, **extra)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not throttle(f"demo:{client_address(request)}", 60, 60):
            return too_many(request)
        email = request.POST.get("email", "")
        persona = get_object_or_404(demo.personas(), user__email=email)
        demo.sign_in(request, persona.user)
        return HttpResponseRedirect(reverse("account_kept" if keeping.held(request) else "landing"))
