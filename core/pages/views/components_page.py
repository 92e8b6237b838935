"""Every component in every state, so that the next page is built from parts."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from core.pages import specimens
from core.pages.views.base import Page
from core.tenancy.routes import SIGNED_IN


class ComponentsPage(Page):
    """Signed in, and only where the demonstration is on: it shows nobody's data."""

    audience = SIGNED_IN
    template_name = "pages/components/components.html"
    title = "Components"

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(**specimens.everything(self.request.GET), **extra)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return self.page()
