"""The product's sitemap with an invitation's page more, as the partnership makes one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config import urls
from core.accounts import joining
from core.pages.views.base import Page
from core.tenancy.routes import PUBLIC, WRITE

handler429 = urls.handler429


class Invitation(Page):
    """The page behind the signed link sent to one address."""

    audience, kind = PUBLIC, WRITE

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse("You are invited.")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if joining.is_signed_in_as(request, kwargs["email"]):
            return HttpResponse(f"Joined as {request.user}.")
        return joining.welcome(request, email=kwargs["email"], next_url=request.path)


urlpatterns = [*urls.urlpatterns, path("invited/<email>/", Invitation.as_view(), name="invited")]
