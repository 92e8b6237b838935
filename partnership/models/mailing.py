"""The way of an invitation's mail: planned in its row, claimed, handed over (design §4.8).

Somebody who is invited has no membership yet, so no notice can be addressed to them. The
row itself is the outbox: it is planned in the transaction of the verb, claimed by an update
of exactly one row, and found again by the next sweep when a worker died. After a hand-over
that was cut short it is sent once more at most, and marked uncertain.
"""

from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Case, F, Q, Value, When

from core.documents.hints import hint
from core.journal.actors import CLOCK
from core.journal.deeds import verb
from core.journal.models.handover import PATIENCE

FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=6)


class MailQuerySet(models.QuerySet):
    """Reads of rows that are themselves a mail to be sent."""

    def to_mail(self, *, at: datetime) -> Self:
        """Open, not handed over, not claimed by a living worker, and due for an attempt."""
        unclaimed = Q(mail_claimed_at__isnull=True)
        abandoned = Q(mail_claimed_at__lte=at - PATIENCE, mail_uncertain_at__isnull=True)
        return self.open(at=at).filter(  # type: ignore[attr-defined]
            unclaimed | abandoned, mailed_at__isnull=True, mail_next_at__lte=at
        )


class Mailed(models.Model):
    """The columns of the way; written past history, for they tell of machines, not people.

    ``mail_next_at`` is empty once nothing is tried any more by itself.
    """

    mailed_at = models.DateTimeField("handed to the mail server", null=True, blank=True)
    mail_attempts = models.PositiveSmallIntegerField("attempts", default=0)
    mail_claimed_at = models.DateTimeField(null=True, blank=True, editable=False)
    mail_next_at = models.DateTimeField(null=True, blank=True, editable=False)
    mail_uncertain_at = models.DateTimeField("may not have arrived", null=True, blank=True)
    mail_trouble = models.CharField("what the mail server said", max_length=200, blank=True)

    class Meta:
        abstract = True

    def plan_mail(self, at: datetime) -> None:
        """Set the columns for a mail that has yet to go; the verb under way saves them."""
        self.mailed_at = self.mail_claimed_at = self.mail_uncertain_at = None
        self.mail_attempts, self.mail_next_at, self.mail_trouble = 0, at, ""

    def tell_mailer(self) -> None:
        """Let a worker know, once this has committed."""
        pk = str(self.partnership_id)  # type: ignore[attr-defined]
        hint("partnership.mail_invitations_of", partnership_id=pk)

    def claim_mail(self, *, at: datetime) -> bool:
        """Take this mail on: True for exactly one of several workers.

        Taking over from a worker that died marks the mail uncertain: it may have gone.
        """
        uncertain = Case(
            When(mail_claimed_at__isnull=False, then=Value(at)), default=F("mail_uncertain_at")
        )
        claimed = self._row().to_mail(at=at)
        return bool(
            claimed.update(
                mail_claimed_at=at,
                mail_attempts=F("mail_attempts") + 1,
                mail_uncertain_at=uncertain,
            )
            == 1
        )

    def mail_not_taken(self, trouble: str, *, at: datetime) -> None:
        """It certainly did not leave: try again, later each time, as long as the link works."""
        self.refresh_from_db(fields=["mail_attempts"])
        pause = min(FIRST_PAUSE * 2 ** min(self.mail_attempts - 1, 10), LONGEST_PAUSE)
        self._row().update(
            mail_claimed_at=None, mail_next_at=at + pause, mail_trouble=trouble[:200]
        )

    def mail_unanswered(self, *, at: datetime) -> None:
        """Nobody knows whether it left. Once more in a while; after that a person decides."""
        doubted_before = self._row().filter(mail_uncertain_at__isnull=False)
        if not doubted_before.update(mail_claimed_at=None, mail_next_at=None):
            self._row().update(
                mail_claimed_at=None, mail_next_at=at + FIRST_PAUSE, mail_uncertain_at=at
            )

    def mail_handed_over(self, *, at: datetime) -> None:
        """The mail server took it; says nothing of a newer sending written meanwhile."""
        if self._row().select_for_update(of=("self",)).first():
            self._mark_mailed(at=at)

    @verb
    def _mark_mailed(self, *, at: datetime) -> Self:
        self.lock()  # type: ignore[attr-defined]
        self.mailed_at, self.mail_claimed_at, self.mail_trouble = at, None, ""
        self.save()
        self.record("invitation.mailed", by=CLOCK, at=at)  # type: ignore[attr-defined]
        return self

    def _row(self) -> Any:
        """This row as it was sent: a newer sending is another mail."""
        return type(self).objects.filter(  # type: ignore[attr-defined]
            pk=self.pk,
            sending=self.sending,  # type: ignore[attr-defined]
        )
