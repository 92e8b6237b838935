"""allauth's views, fitted to how requests run here.

The scope middleware calls views itself, so allauth's own middleware never sees what they
raise; ``fitted`` answers in its place. It also gives a refused form the status 422.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from allauth.account import views as account
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views as webauthn
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse

from core.accounts import demo, freshness
from core.accounts.factors import FactorAdapter

View = Callable[..., HttpResponse]


def fitted(view: View) -> View:
    """One of allauth's views, as a route of ours."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return _with_status(request, view(request, *args, **kwargs))
        except ReauthenticationRequired:
            return freshness.ask(request)
        except ImmediateHttpResponse as stop:
            return stop.response

    return answer


def of_one_s_own(view: View) -> View:
    """The same for pages of one's own credentials, which a demo sign-in has none of."""
    inner = fitted(view)

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and demo.is_demo_session(request):
            return render(request, "accounts/not_in_demo.html", status=403)
        return inner(request, *args, **kwargs)

    return answer


def _with_status(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """422 for a form that was sent and not accepted; allauth says 200."""
    if request.method != "POST" or not isinstance(response, TemplateResponse):
        return response
    shown = response.context_data or {}
    tried = [f for f in shown.values() if isinstance(f, forms.BaseForm) and f.is_bound]
    if response.status_code == 200 and any(form.errors for form in tried):
        response.status_code = 422
    return response


class ChangePassword(account.PasswordChangeView):
    """A new password for somebody who has one; others ask for a link by mail."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise Http404
        return super().dispatch(request, *args, **kwargs)


def passkey_code(key: Authenticator) -> str:
    """A passkey's name in an address: short, its own, and no database id."""
    return sha256(str(key.data["credential"]["id"]).encode()).hexdigest()[:10]


class _OnePasskey:
    """Finds the passkey of the address among the person's own."""

    def get_object(self, queryset: Any = None) -> Authenticator:
        for key in self.get_queryset():  # type: ignore[attr-defined]
            if passkey_code(key) == self.kwargs["code"]:  # type: ignore[attr-defined]
                return key
        raise Http404


class NamePasskey(_OnePasskey, webauthn.EditWebAuthnView):
    """Another name for a passkey."""


class RemovePasskey(_OnePasskey, webauthn.RemoveWebAuthnView):
    """Take a passkey away, unless it is the only second step."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if FactorAdapter().can_delete_authenticator(self.get_object()):
            return super().form_valid(form)
        form.add_error(None, FactorAdapter.error_messages["cannot_delete_authenticator"])
        return self.form_invalid(form)


class ConfirmByPasskey(webauthn.ReauthenticateWebAuthnView):
    """A passkey again; one that was not accepted leads back here."""

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        for words in form.errors.get("credential", []):
            messages.error(self.request, words)
        return HttpResponseRedirect(self.request.get_full_path())
