"""The page of one's own account, setting up the second step, and help."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from core.accounts import demo, factors
from core.accounts.middleware import NEXT
from core.accounts.views.entrance import passkey_code
from core.pages.views.base import Page
from core.tenancy.routes import PUBLIC, READ, SIGNED_IN, WRITE


class Account(Page):
    """Who I am here, and how I sign in."""

    audience, kind = SIGNED_IN, READ
    template_name = "accounts/account.html"
    title = "Your account"

    def context(self, **extra: Any) -> dict[str, Any]:
        mine = list(Authenticator.objects.filter(user=self.request.user).order_by("created_at"))
        of_type = {kind: [a for a in mine if a.type == kind] for kind in Authenticator.Type}
        codes = of_type[Authenticator.Type.RECOVERY_CODES]
        return super().context(
            account=self.request.user,
            is_demo=demo.is_demo_session(self.request),
            has_password=self.request.user.has_usable_password(),
            app=next(iter(of_type[Authenticator.Type.TOTP]), None),
            passkeys=_rows(of_type[Authenticator.Type.WEBAUTHN]),
            codes_left=len(codes[0].wrap().get_unused_codes()) if codes else None,
            **extra,
        )


class ToAccount(Page):
    """Where allauth returns to after a change."""

    audience, kind = SIGNED_IN, READ

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(reverse("account"))


def _rows(keys: list[Authenticator]) -> list[dict[str, Any]]:
    return [
        {
            "name": str(key),
            "code": passkey_code(key),
            "created_at": key.created_at,
            "last_used_at": key.last_used_at,
        }
        for key in keys
    ]


class SetUp(Page):
    """Choose a second step. The only page of somebody who has none."""

    audience, kind = SIGNED_IN, READ
    template_name = "accounts/set_up.html"
    title = "Set up your second step"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if factors.passed(request):
            return HttpResponseRedirect(reverse("account"))
        return super().get(request, *args, **kwargs)


class Onward(Page):
    """From the recovery codes on to where the person was going before the set-up."""

    audience, kind = SIGNED_IN, READ

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(request.session.pop(NEXT, reverse("landing")))


class Help(Page):
    """What to do when signing in does not work."""

    audience, kind = PUBLIC, READ
    template_name = "accounts/help.html"
    title = "Help with signing in"


class Elsewhere(Page):
    """Sign out everywhere but here."""

    audience, kind = SIGNED_IN, WRITE
    template_name = "accounts/elsewhere.html"
    title = "Sign out everywhere else?"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.user.end_sessions()
        update_session_auth_hash(request, request.user)
        messages.success(request, "You are signed out on every other browser and device.")
        return HttpResponseRedirect(reverse("account"))
