"""Opens the scope of each request and asks its route for permission, in that order.

Both happen in ``process_view`` and the response is rendered here: under ATOMIC_REQUESTS,
or in a middleware's ``__call__``, a lazy template would render outside the scope and a
500 would commit.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from core.tenancy import scope
from core.tenancy.addresses import remember
from core.tenancy.routes import rule_of

View = Callable[..., HttpResponse]


class ScopedRequests:
    """Finds partnership and membership from the URL of each request, never from the session."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.partnership = None
        request.membership = None
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse:
        rule = rule_of(request, view)
        if rule.needs_sign_in and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if any("\x00" in str(slug) for slug in kwargs.values()):
            raise Http404  # No column holds the character, so nothing has such an address.
        with self._scope_of(request, kwargs.get("partnership")):
            if "partnership" in kwargs and rule.needs_sign_in:
                request.membership = self._membership(request)
            rule.check(request)
            response = view(request, *args, **kwargs)
            if isinstance(response, TemplateResponse) and not response.is_rendered:
                response.render()
            if response.streaming and not getattr(response, "file_to_stream", None):
                raise RuntimeError("A streamed answer would run outside its partnership's scope.")
            return response

    def _scope_of(self, request: HttpRequest, slug: str | None) -> AbstractContextManager[None]:
        person = request.user.pk if request.user.is_authenticated else None
        if slug is None:
            return scope.as_person(person) if person else nullcontext()
        Partnership = apps.get_model(settings.TENANT_MODEL)
        request.partnership = Partnership.objects.filter(slug=slug).first()
        if request.partnership is None:
            raise Http404
        remember(request.partnership)
        if person is None:
            return scope.within(request.partnership.pk)
        return scope.within_as(request.partnership.pk, person)

    def _membership(self, request: HttpRequest) -> Any:
        Membership = apps.get_model(settings.MEMBERSHIP_MODEL)
        found = Membership.objects.serving(request.user, request.partnership)
        if found is None:
            raise Http404
        return found
