"""Typed text survives the end of a session (docs/decisions/kept-text.md).

A form that arrives after the session ended is sealed into the new, anonymous session; the
key goes into a cookie of the browser. The database alone, a backup of it, or the browser
alone cannot be read. After sign-in the same person is offered the text to send again.
"""

import json
from dataclasses import asdict, dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from core.accounts.browsers import last_person
from core.accounts.sealing import Unsealable, new_key, seal, unseal
from core.accounts.throttle import throttle

COOKIE = "kept"
SESSION_KEY = "kept"
# Sent along with a text that is sent again, so that its copy can go.
RETURNED = "kept_text_returned"
LASTS = 60 * 60  # seconds in which the person must be back
MOST = 500_000  # characters of typed text
SECRET_WORDS = ("password", "csrfmiddlewaretoken", "credential", RETURNED)


@dataclass(frozen=True)
class Kept:
    """A form as it was sent: where to, by whom, and every field but secrets and files."""

    person: str
    path: str
    fields: list[tuple[str, str]]
    had_files: bool

    @property
    def texts(self) -> list[tuple[str, str]]:
        """What a person would recognise as typed: label and text."""
        return [
            (name.rsplit("-", 1)[-1].replace("_", " ").capitalize(), value)
            for name, value in self.fields
            if value.strip() and name not in ("once", "version")
        ]


def taken_from(request: HttpRequest, person: UUID | str) -> Kept:
    """The form in this request."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if not any(word in name for word in SECRET_WORDS)
    ]
    return Kept(str(person), request.get_full_path(), fields, bool(request.FILES))


def is_keepable(request: HttpRequest) -> bool:
    """A sent form, but none of the account pages': those carry passwords and codes."""
    return request.method == "POST" and not request.path.startswith(reverse("account"))


def hold(request: HttpRequest, response: HttpResponse) -> bool:
    """Keep the form of this request for the person this browser belongs to.

    Nothing is kept where nobody ever signed in, for too long a text, or past twenty forms
    an hour: the store must not be filled from outside.
    """
    person = request.user.pk if request.user.is_authenticated else last_person(request)
    if not is_keepable(request) or person is None:
        return False
    text = json.dumps(asdict(taken_from(request, person)))
    if len(text) > MOST or not throttle(f"keep:{person}", 20, 60 * 60):
        return False
    key = new_key()
    request.session[SESSION_KEY] = seal(text, key=key)
    response.set_cookie(
        COOKIE,
        key,
        max_age=LASTS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return True


def held(request: HttpRequest) -> Kept | None:
    """The text that waits for the person signed in; anybody else's is dropped unread."""
    sealed, key = request.session.get(SESSION_KEY), request.COOKIES.get(COOKIE)
    if not sealed or not key:
        return None
    try:
        found = json.loads(unseal(sealed, key=key, seconds=LASTS))
    except Unsealable:
        return None
    if found["person"] != str(request.user.pk):
        drop(request)
        return None
    return Kept(**{**found, "fields": [(name, value) for name, value in found["fields"]]})


def drop(request: HttpRequest) -> None:
    """Forget the kept text; the key left in the browser opens nothing any more."""
    request.session.pop(SESSION_KEY, None)
