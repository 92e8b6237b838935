"""Who was told what: the outbox, written in the transaction of the deed (design §4.8)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models

from core.journal.circles import visible_circles
from core.journal.models.handover import PATIENCE, Handover, HandoverQuerySet, waiting_index
from core.journal.subject import Subject
from core.tenancy.models import Owned, scoped

# Minutes until the next try; the last is repeated. Seventeen tries take three days.
BACK_OFF = (1, 5, 15, 60, 180, 360)
MOST_ATTEMPTS = 17
GIVEN_UP = "The mail server would not take it for three days."


class NoticeQuerySet(HandoverQuerySet):
    """Reads of notices, and the conditional updates that claim and settle them."""

    def visible_to(self, me: Any) -> Self:
        """The business team and the scrutineer see what was sent; everybody sees their own."""
        rows = self.filter(visible_circles(me))
        return rows if me.is_business_team or me.is_scrutineer else rows.filter(recipient=me)

    def unread(self) -> Self:
        """Not yet marked as read by its recipient. What was suppressed tells nobody anything."""
        return self.filter(read_at__isnull=True).exclude(
            suppressed_at__isnull=False, uncertain_at__isnull=True
        )

    def told_to(self, me: Any) -> Self:
        """One's own, as far as one may still see them."""
        return self.filter(visible_circles(me), recipient=me)

    def plan(self, notices: Iterable["Notice"]) -> None:
        """Write them once: a retry of the same deed finds its notices there."""
        self.bulk_create(list(notices), ignore_conflicts=True)

    def due(self, *, at: datetime) -> Self:
        """Waiting, and its turn has come; or claimed by a process that died."""
        turn = models.Q(next_attempt_at__isnull=True) | models.Q(next_attempt_at__lte=at)
        free = models.Q(claimed_at__isnull=True) | models.Q(claimed_at__lt=at - PATIENCE)
        return self.waiting().filter(turn, free)

    def claim(self, notice: "Notice", *, at: datetime) -> bool:
        """Take this one for hand-over; False when somebody else was faster."""
        unchanged = self.waiting().filter(pk=notice.pk, claimed_at=notice.claimed_at)
        return unchanged.update(claimed_at=at, attempts=notice.attempts + 1) == 1

    def put_off(self, notice: "Notice", trouble: str, *, at: datetime) -> None:
        """It certainly did not leave. Try again later, or give it up after three days."""
        mine = self.waiting().filter(pk=notice.pk)
        facts: dict[str, Any] = {"trouble": trouble[:200], "attempts": notice.attempts + 1}
        if notice.attempts + 1 >= MOST_ATTEMPTS:
            mine.update(suppressed_at=at, suppressed_because=GIVEN_UP, **facts)
            return
        wait = timedelta(minutes=BACK_OFF[min(notice.attempts, len(BACK_OFF) - 1)])
        mine.update(claimed_at=None, next_attempt_at=at + wait, **facts)

    def doubt(self, *, at: datetime, **freed: Any) -> int:
        """As every outbox; the one repeat waits until the mail server has come to itself."""
        return super().doubt(at=at, next_attempt_at=at + timedelta(minutes=5), **freed)

    def read(self, *, at: datetime) -> int:
        """Mark as read. Gives how many were unread."""
        return self.filter(read_at__isnull=True).update(read_at=at)

    def ask_again(self, *, by: Any, at: datetime) -> int:
        """A person decides that an uncertain one is sent once more. Gives 0 if it may not be."""
        doubted = self.filter(uncertain_at__isnull=False, handed_over_at__isnull=True)
        return doubted.filter(suppressed_at__isnull=False).update(
            suppressed_at=None,
            suppressed_because="",
            claimed_at=None,
            next_attempt_at=None,
            asked_again_at=at,
            asked_again_by=by.as_actor().name,
        )


class Notice(Handover, Subject, Owned):
    """One person to be told of one entry. The unique key makes a retry harmless."""

    entry = models.ForeignKey("journal.Entry", on_delete=models.PROTECT, related_name="notices")
    recipient = models.ForeignKey(
        settings.MEMBERSHIP_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=60)
    words = models.CharField("what it says", max_length=300)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    asked_again_at = models.DateTimeField(null=True, blank=True)
    asked_again_by = models.CharField(max_length=200, blank=True)

    objects: ClassVar[Any] = scoped(NoticeQuerySet)

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        ordering = ["-planned_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "recipient", "kind"], name="notice_once")
        ]
        indexes = [
            waiting_index("partnership", "planned_at", name="notice_waiting"),
            models.Index(fields=["partnership", "recipient", "-planned_at"], name="notice_mine"),
            models.Index(fields=["partnership", "-planned_at", "-id"], name="notice_recent"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient_id}"
