"""The account side of an invitation. The invitation itself belongs to the partnership.

The page behind an invitation's signed link calls, in this order::

    if joining.is_signed_in_as(request, email):     # and has taken the second step
        ... accept: join the partnership as request.user ...
    else:
        return joining.welcome(request, email=email, next_url=request.path)

Nothing here runs when an invitation is *sent*: that does the same work, and says the same,
whether or not the address is known (design §8).
"""

import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from core.accounts import factors
from core.accounts.models import User
from core.accounts.models.user import plain_address

SESSION_KEY = "joining"
LASTS = 60 * 60  # seconds between opening the link and choosing a password


@dataclass(frozen=True)
class Joiner:
    """Somebody who opened the signed link sent to this address, and where they go on to."""

    email: str
    next_url: str


def join(email: str) -> User:
    """The account of this address, made without a password when there is none.

    For imports and seeds as well; two calls at once find the same account. Raises
    ValidationError for text that is no e-mail address.
    """
    email = plain_address(email)
    found = User.objects.known_by(email)
    if found:
        return found
    try:
        with transaction.atomic():
            return User.objects.create_user(email)
    except IntegrityError:
        return User.objects.get(email=email)


def is_signed_in_as(request: HttpRequest, email: str) -> bool:
    """Whether the person of this address is signed in here, second step taken."""
    user: Any = request.user
    return (
        user.is_authenticated and user == User.objects.known_by(email) and factors.passed(request)
    )


def welcome(request: HttpRequest, *, email: str, next_url: str) -> HttpResponse:
    """Send the holder of a signed link to sign in, or to choose a first password, and back.

    Call it only after the link was verified: it proves that the mailbox is theirs.
    Somebody else who is signed in here is asked to sign out first.
    """
    if request.user.is_authenticated:
        return _to("account_logout", next_url)
    user = User.objects.known_by(email)
    if user is not None and (user.has_usable_password() or factors.has_any(user) or user.is_closed):
        request.session.pop(SESSION_KEY, None)
        return _to("account_login", next_url)
    facts = {"email": plain_address(email), "next": next_url, "at": time.time()}
    request.session[SESSION_KEY] = facts
    return HttpResponseRedirect(reverse("account_join"))


def _to(name: str, next_url: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': next_url})}")


def joiner(request: HttpRequest) -> Joiner | None:
    """Who may choose a first password in this session; None for everybody else."""
    facts = request.session.get(SESSION_KEY)
    if not facts or time.time() - facts["at"] > LASTS:
        return None
    user = User.objects.known_by(facts["email"])
    if user is not None and (user.has_usable_password() or user.is_closed):
        return None
    return Joiner(facts["email"], facts["next"])


def set_first_password(request: HttpRequest, who: Joiner, password: str) -> HttpResponse:
    """Make the account usable and sign its person in; the second step is asked for next."""
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=join(who.email).pk)
        if user.has_usable_password():
            return HttpResponseRedirect(reverse("account_login"))
        user.set_password(password)
        user.save(update_fields=["password"])
    request.session.pop(SESSION_KEY, None)
    login = Login(user=user, email=user.email, redirect_url=who.next_url)
    return perform_password_login(request, {"email": user.email}, login)
