"""Handing an invitation's mail to the mail server: the one place that does."""

from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from core.tenancy import scope
from partnership.models import Invitation

# What a mail server says no with, or a connection that fails.
TROUBLE = (OSError, LookupError)


def mail_waiting(partnership: UUID, *, at: datetime) -> int:
    """Mail every invitation of one partnership that waits for it. Returns how many went.

    Each is claimed, sent and marked in transactions of their own: no row is locked while
    the mail server is spoken to.
    """
    with scope.within(partnership):
        waiting = list(Invitation.objects.to_mail(at=at).order_by("mail_next_at"))
    return sum(_mail(invitation, partnership, at) for invitation in waiting)


def _mail(invitation: Invitation, partnership: UUID, at: datetime) -> bool:
    with scope.within(partnership):
        if not invitation.claim_mail(at=at):
            return False
        message = _message(invitation)
    try:
        if message is None:
            raise LookupError
        message.send()
    except TROUBLE:
        with scope.within(partnership):
            invitation.mail_failed(at=at)
        return False
    with scope.within(partnership):
        invitation.mail_handed_over(at=at)
    return True


def _message(invitation: Invitation) -> EmailMessage | None:
    """The mail, or None when its link cannot be worked out any more."""
    site = settings.SITE_URL.rstrip("/")
    try:
        url = f"{site}{invitation.link()}"
    except LookupError:
        return None
    values = {"invitation": invitation, "partnership": invitation.partnership, "url": url}
    subject = render_to_string("partnership/email/invitation_subject.txt", values)
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=render_to_string("partnership/email/invitation.txt", values),
        to=[invitation.email],
        # The same for every attempt at one sending, so that a repeat is known as one.
        headers={"Message-ID": f"<{invitation.pk}.{invitation.sending}@{urlsplit(site).hostname}>"},
    )
