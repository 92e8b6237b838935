"""The product's sitemap with two pages more: a form like any other, and a sensitive one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from config import urls
from core.accounts.freshness import FreshSignIn
from core.pages.views.base import Page
from core.tenancy.routes import SIGNED_IN, WRITE

handler429 = urls.handler429


class Note(forms.Form):
    what_happened = forms.CharField(widget=forms.Textarea)
    next_steps = forms.CharField(widget=forms.Textarea, required=False)


class Desk(Page):
    """Where somebody writes a long text."""

    audience, kind = SIGNED_IN, WRITE
    template_name = "layouts/form.html"
    title = "Write a note"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page(form=Note(), button="Save")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = Note(request.POST)
        if not form.is_valid():
            return self.page(status=422, form=form, button="Save")
        messages.success(request, f"Noted by {request.user}: {form.cleaned_data['what_happened']}")
        return HttpResponseRedirect(request.path)


class Vault(FreshSignIn, Desk):
    """The same for a sensitive act."""


urlpatterns = [
    *urls.urlpatterns,
    path("desk/", Desk.as_view(), name="desk"),
    path("vault/", Vault.as_view(), name="vault"),
]
