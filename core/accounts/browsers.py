"""Which person this browser last belonged to: a signed cookie that outlives the session.

It opens nothing. It lets text typed into an expired page wait for the same person only,
and lets a person sign in on their own browser while somebody else guesses at their
password from another (the guesses are counted apart).
"""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

COOKIE = "known"
SALT = "core.accounts.browsers"
LASTS = 30 * 24 * 60 * 60  # seconds


@receiver(user_logged_in)
def note(sender: type, request: HttpRequest, user: object, **_: object) -> None:
    """Have the answer to this request carry the cookie; see ``remember``."""
    request.signed_in_just_now = user


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Write the cookie when somebody has just signed in."""
    user = getattr(request, "signed_in_just_now", None)
    if user is not None:
        response.set_signed_cookie(
            COOKIE,
            str(user.pk),
            salt=SALT,
            max_age=LASTS,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )


def last_person(request: HttpRequest) -> UUID | None:
    """The account that last signed in on this browser; None when nobody has."""
    value = request.get_signed_cookie(COOKIE, default=None, salt=SALT, max_age=LASTS)
    return UUID(value) if value else None
