"""Liveness and readiness. Open to all; they name no partnership, version or error."""

from django.db import connection
from django.http import HttpRequest, HttpResponse

from core.pages.views.base import Page
from core.tenancy.routes import PUBLIC


class Alive(Page):
    """The process answers."""

    audience = PUBLIC

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return HttpResponse("alive", content_type="text/plain")


class Ready(Page):
    """The database answers as well."""

    audience = PUBLIC

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return HttpResponse("ready", content_type="text/plain")
