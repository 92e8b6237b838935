"""The page every page is: a declared permission, a clock read once, a rendered template."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View

from core.journal.deeds import Refused, Stale
from core.pages.permissions import may
from core.tenancy.routes import MEMBER, READ, RouteRule


class Page(View):
    """Subclasses name a ``permission`` and a ``template_name``; the rule follows from them."""

    permission: ClassVar[str] = ""
    audience: ClassVar[str] = MEMBER
    kind: ClassVar[str] = READ
    template_name: ClassVar[str] = ""
    title: ClassVar[str] = ""
    rule: ClassVar[RouteRule]

    request: HttpRequest
    kwargs: dict[str, Any]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if cls.permission or cls.audience != MEMBER:
            cls.rule = RouteRule(cls.audience, cls.kind, cls.permission)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A refusal that no form of the page shows is a page of its own, and undoes everything."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except (Refused, Stale) as refusal:
            if connection.in_atomic_block:
                transaction.set_rollback(True)
            return render(request, "errors/409.html", {"refusal": refusal}, status=409)

    @property
    def me(self) -> Any:
        """The membership that asks."""
        return self.request.membership

    @cached_property
    def now(self) -> datetime:
        """The clock, read once for the whole request."""
        return timezone.now()

    @cached_property
    def today(self) -> date:
        """Today in London."""
        return timezone.localdate(self.now)

    def may(self, permission: str, thing: Any = None) -> bool:
        """Whether the person who asks may do this."""
        return may(permission, self.me, thing)

    def demand(self, thing: Any) -> None:
        """Raise PermissionDenied unless this page's permission covers this thing."""
        if not may(self.permission, self.me, thing):
            raise PermissionDenied

    def heading(self) -> str:
        """The words of the h1: the page's title, unless it names its thing."""
        return self.title

    def context(self, **extra: Any) -> dict[str, Any]:
        """What the template gets; subclasses add to it."""
        return {"page": self, "me": self.me, "title": self.heading(), "today": self.today, **extra}

    def page(self, status: int = 200, **extra: Any) -> HttpResponse:
        """Render this page's template now, inside the scope."""
        return render(self.request, self.template_name, self.context(**extra), status=status)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page()
