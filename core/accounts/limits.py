"""How long a session lasts: 30 minutes without use, 12 hours in all, counted on the server."""

import time
from collections.abc import MutableMapping
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

BEGAN, SEEN = "signed_in_at", "seen_at"
# A session is written at most this often for being used. It may therefore end up to this
# much before the half hour is over, never after it.
STEP = 60  # seconds

IDLE = "You were signed out because this page was not used for 30 minutes."
NOBODY = "You are not signed in any more."
WHOLE = "You were signed out because 12 hours have passed since you signed in."

Session = MutableMapping[str, Any]


@receiver(user_logged_in)
def begin(sender: type, request: HttpRequest, **_: object) -> None:
    """Start both clocks. A session without them counts as ended."""
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


def why_ended(session: Session, now: float) -> str:
    """Why this session is over, in words for the person; "" while it lasts."""
    if now - session.get(BEGAN, 0) >= settings.SESSION_WHOLE_SECONDS:
        return WHOLE
    return IDLE if now - session.get(SEEN, 0) >= settings.SESSION_IDLE_SECONDS else ""


def seconds_left(session: Session, now: float) -> int:
    """Seconds until the nearer of the two ends, if nothing more happens."""
    idle = session.get(SEEN, 0) + settings.SESSION_IDLE_SECONDS - now
    whole = session.get(BEGAN, 0) + settings.SESSION_WHOLE_SECONDS - now
    return max(0, int(min(idle, whole)))


def see(session: Session, now: float) -> None:
    """Note that the session is in use. The twelve hours go on counting."""
    if now - session.get(SEEN, 0) >= STEP:
        session[SEEN] = int(now)
