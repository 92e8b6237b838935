"""Choosing a first password, after an invitation's link was opened."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from core.accounts import joining
from core.accounts.forms import FirstPassword
from core.accounts.models import User
from core.accounts.throttle import throttle, too_many
from core.pages.views.base import Page
from core.tenancy.routes import PUBLIC, WRITE


class Join(Page):
    """One form: a first password. Only for whoever came by a signed link."""

    audience, kind = PUBLIC, WRITE
    template_name = "accounts/join.html"
    title = "Choose a password"

    who: joining.Joiner

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        who = joining.joiner(request)
        if who is None:
            messages.warning(request, "Open the link in your invitation again, or sign in.")
            return HttpResponseRedirect(reverse("account_login"))
        self.who = who
        return super().dispatch(request, *args, **kwargs)

    def form(self, data: Any = None) -> FirstPassword:
        """The form; the password is checked against the address it is for."""
        return FirstPassword(User(email=self.who.email), data=data)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page(who=self.who, form=self.form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not throttle(f"join:{self.who.email}", 10, 5 * 60):
            return too_many(request)
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(status=422, who=self.who, form=form)
        return joining.set_first_password(request, self.who, form.cleaned_data["password1"])
