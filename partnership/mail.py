"""Handing an invitation's mail to the mail server: the one place that does."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage

from core.journal.letters import Letter, message_id, written
from core.journal.posting import NotTaken, Unanswered, post
from core.tenancy import scope
from partnership.models import Invitation

NO_LINK = "The link can no longer be made. Send the invitation again."


def mail_waiting(partnership: UUID, *, at: datetime) -> int:
    """Mail every invitation of one partnership that waits for it. Gives how many went.

    Each is claimed, sent and settled in transactions of their own: no row is locked while
    the mail server is spoken to.
    """
    with scope.within(partnership):
        waiting = list(Invitation.objects.to_mail(at=at).order_by("mail_next_at", "pk"))
    return sum(_mail(invitation, partnership, at) for invitation in waiting)


def _mail(invitation: Invitation, partnership: UUID, at: datetime) -> bool:
    with scope.within(partnership):
        if not invitation.claim_mail(at=at):
            return False
        message = _message(invitation)
    try:
        if message is None:
            raise NotTaken(NO_LINK)
        post(message)
    except NotTaken as refusal:
        with scope.within(partnership):
            invitation.mail_not_taken(str(refusal), at=at)
        return False
    except Unanswered:
        with scope.within(partnership):
            invitation.mail_unanswered(at=at)
        return False
    with scope.within(partnership):
        invitation.mail_handed_over(at=at)
    return True


def _message(invitation: Invitation) -> EmailMessage | None:
    """The mail, or None when its link cannot be made: the key it was signed with is gone."""
    try:
        url = f"{settings.SITE_URL.rstrip('/')}{invitation.link()}"
    except LookupError:
        return None
    partnership = invitation.partnership
    letter = Letter(
        to=invitation.email,
        sender=partnership.name,
        subject=f"{partnership.name}: you are invited to join",
        # The same for every attempt at one sending, so that a repeat is known as one.
        message_id=message_id("invitation", f"{invitation.pk.hex}.{invitation.sending}"),
        template="invitation",
        context={"invitation": invitation, "partnership": partnership, "url": url},
    )
    return written(letter)
