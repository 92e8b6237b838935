"""Sending what waits: claim, look again whether it may leave, hand over, settle.

The claim and the second look are one transaction, the last before the mail server is spoken
to. A death before its commit costs nothing; a death after it is found by the next sweep and
makes the notice uncertain: sent once more, or, for a circular, only when a person asks.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from django.core.mail import EmailMessage
from django.utils import timezone

from core.journal.letters import Letter, message_id, one_line, written
from core.journal.mentions import mention, whole
from core.journal.models import Notice
from core.journal.notify import Notification, notification_named, why_not
from core.journal.posting import NotTaken, Unanswered, post
from core.tenancy import scope
from core.tenancy.addresses import address

log = structlog.get_logger(__name__)
Clock = Callable[[], datetime]

PERHAPS_SENT = "Perhaps sent. A person decides whether it is sent again."
OUR_FAULT = "The mail could not be put together."


def send_notices(partnership: UUID, *, now: Clock = timezone.now) -> int:
    """Send everything that waits in one partnership. Gives how many mails were handed over."""
    sent, looked_at = 0, set[UUID]()
    while (found := _next(partnership, looked_at, now)) is not None:
        looked_at.add(found.pk)
        try:
            message = _take(partnership, found, now)
        except Exception:
            # One notice that cannot be written must not keep the others back.
            log.exception("notice_not_written", notice=str(found.pk))
            with scope.within(partnership):
                Notice.objects.put_off(found, OUR_FAULT, at=now())
            continue
        if message is not None:
            sent += _hand_over(partnership, found, message, now)
    return sent


def _next(partnership: UUID, looked_at: set[UUID], now: Clock) -> Notice | None:
    with scope.within(partnership):
        due = Notice.objects.due(at=now()).exclude(pk__in=looked_at)
        return due.order_by("planned_at", "pk").first()


def _take(partnership: UUID, found: Notice, now: Clock) -> EmailMessage | None:
    """Claim it and look again; the message, or None when it is not to leave after all."""
    at = now()
    with scope.within(partnership):
        locked = Notice.objects.due(at=at).select_for_update(skip_locked=True, of=("self",))
        related = ("entry", "recipient__user", "recipient__agency", "recipient__partnership")
        notice = locked.select_related(*related).filter(pk=found.pk).first()
        if notice is None or (notice.claimed_at and not _repeat(notice, at)):
            return None
        refusal = why_not(notice, at=at)
        row = Notice.objects.filter(pk=notice.pk)
        if refusal:
            row.suppress(refusal, at=at)
            return None
        message = written(_letter(notice))
        return message if Notice.objects.claim(notice, at=at) else None


def _repeat(notice: Notice, at: datetime) -> bool:
    """Its hand-over was cut short. Whether it goes out once more, now, by itself."""
    _doubt(notice, at)
    notice.refresh_from_db(fields=["claimed_at", "suppressed_at", "uncertain_at"])
    return notice.suppressed_at is None


def _doubt(notice: Notice, at: datetime) -> None:
    row = Notice.objects.filter(pk=notice.pk)
    row.doubt(at=at)
    kind = notification_named(notice.kind)
    if kind is not None and not kind.repeats:
        row.suppress(PERHAPS_SENT, at=at)


def _hand_over(partnership: UUID, notice: Notice, message: EmailMessage, now: Clock) -> int:
    try:
        post(message)
    except Unanswered as silence:
        log.warning("notice_unanswered", notice=str(notice.pk), said=str(silence))
        with scope.within(partnership):
            _doubt(notice, now())
        return 0
    except NotTaken as refusal:
        with scope.within(partnership):
            Notice.objects.put_off(notice, str(refusal), at=now())
        return 0
    with scope.within(partnership):
        Notice.objects.filter(pk=notice.pk).hand_over(at=now())
    return 1


def _letter(notice: Notice) -> Letter:
    kind, me = notification_named(notice.kind), notice.recipient
    about = mention(notice.subject)
    heading = kind.heading if kind else notice.words
    return Letter(
        to=_reached_at(me, kind),
        sender=me.partnership.name,
        subject=": ".join(part for part in (heading, about.reference) if part),
        message_id=message_id("notice", notice.pk.hex),
        template=kind.template if kind else "notice",
        context={
            "words": notice.words,
            "about": about,
            "partnership": one_line(me.partnership.name),
            "notices": whole(address("journal:notices")),
        },
    )


def _reached_at(me: Any, kind: Notification | None) -> str:
    """Where this person is written to; what watches over others goes past their editing."""
    account = str(me.user.email)
    return account if kind and kind.to_account else me.contact_email or account
