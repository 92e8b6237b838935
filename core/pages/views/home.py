"""The first page: where a person belongs, and what needs them there today."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from core.pages.panels import home_panels
from core.pages.views.base import Page
from core.tenancy.routes import SIGNED_IN


class Landing(Page):
    """After sign-in: straight into the one partnership or the operator's list, or a choice."""

    audience = SIGNED_IN
    template_name = "pages/landing.html"
    title = "Choose a partnership"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        Membership = apps.get_model(settings.MEMBERSHIP_MODEL)
        mine = list(
            Membership.own.filter(ended_at__isnull=True)
            .select_related("partnership")
            .order_by("partnership__name")
        )
        if len(mine) == 1 and not request.user.is_operator:
            return redirect("home", partnership=mine[0].partnership.slug)
        if not mine and request.user.is_operator:
            return redirect("operator:partnership_list")
        return self.page(memberships=mine)


class Home(Page):
    """What needs this person today, by role."""

    permission = "pages.home"
    template_name = "pages/home.html"

    def context(self, **extra: Any) -> dict[str, Any]:
        panels = home_panels(self.me, page=self)
        return super().context(**{**extra, "title": "Home", "panels": panels})
