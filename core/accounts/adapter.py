"""allauth, as this product wants it."""

import logging
import smtplib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from core.accounts import browsers, demo, freshness, keeping, tokens
from core.accounts.models import User
from core.accounts.throttle import client_address

logger = logging.getLogger(__name__)


WORDS = {
    "account_inactive": "This account is closed.",
    "email_password_mismatch": (
        "The e-mail address or the password is not right. Check both and try again."
    ),
    "enter_current_password": "This is not your password of today. Type it again.",
    "incorrect_code": "This code is not the right one, or has been used. Enter a new code.",
    "incorrect_password": "This is not your password. Type it again.",
    "invalid_login": "The e-mail address or the password is not right.",
    "invalid_password_reset": "This link has been used or is too old.",
    "rate_limited": "There were too many attempts. Wait five minutes, then try again.",
    "too_many_login_attempts": (
        "There were too many attempts. Wait five minutes, then try again, "
        "or sign in with a passkey."
    ),
}


class AccountAdapter(DefaultAccountAdapter):
    """No sign-up; links on the canonical site; the typed text comes back after sign-in."""

    error_messages = DefaultAccountAdapter.error_messages | WORDS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come by invitation only."""
        return False

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Out by the door one came in by: whoever tries the product has no password."""
        if demo.is_demo_session(request):
            return reverse("account_demo")
        return str(super().get_logout_redirect_url(request))

    # -- addresses ------------------------------------------------------------------------
    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def is_safe_url(self, url: str) -> bool:
        """Only paths of this site; an address with a host is not followed, even our own."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_reset_password_from_key_url(self, key: str) -> str:
        return tokens.reset_address(key)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    # -- signing in -----------------------------------------------------------------------
    def post_login(self, request: HttpRequest, user: User, **facts: Any) -> HttpResponse:
        """On to where the person was going; first of all to what they had typed."""
        response = super().post_login(request, user, **facts)
        return HttpResponseRedirect(reverse("account_kept")) if keeping.held(request) else response

    def is_reauthentication_required(self, *, app: str, **facts: Any) -> bool:
        """A sign-in of the last ten minutes counts as confirmed."""
        return not freshness.is_fresh(allauth_context.request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count attempts per address, apart on a browser this person has signed in on.

        Whoever guesses from elsewhere cannot lock the person out of their own browser.
        """
        login = credentials.get("email", "").lower()
        person = browsers.last_person(request)
        known = person and User.objects.filter(pk=person, email=login).exists()
        return f"{login}:{'known' if known else 'new'}"

    # -- mail -----------------------------------------------------------------------------
    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """To the stored address, never to the one that was typed."""
        super().send_password_reset_mail(user, user.email, context)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """A notice that cannot be sent does not undo what it tells of."""
        try:
            super().send_notification_mail(*args, **kwargs)
        except ImmediateHttpResponse:
            logger.warning("A notice about an account could not be sent.")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Raises ImmediateHttpResponse (503, in words) while the mail server does not answer."""
        request = allauth_context.request
        names = {"site_url": settings.SITE_URL.rstrip("/"), "site_name": settings.SITE_NAME}
        message = self.render_mail(template_prefix, email, {"email": email, **context, **names})
        try:
            message.send()
        except (smtplib.SMTPException, OSError) as trouble:
            logger.exception("Mail about an account could not be sent.")
            page = render(request, "accounts/no_mail.html", status=503)
            raise ImmediateHttpResponse(page) from trouble
