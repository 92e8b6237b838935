"""The reminder ledger: what must be asked, of whom, in which slot (design §4.8)."""

from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models

from core.journal.circles import visible_circles
from core.journal.models.handover import Handover, HandoverQuerySet, waiting_index
from core.journal.subject import Subject
from core.tenancy.models import Owned, scoped


class ReminderQuerySet(HandoverQuerySet):
    """Reads of the ledger, and the conditional updates that claim and settle its lines."""

    def visible_to(self, me: Any) -> Self:
        """The business team and the scrutineer read the ledger; others their own lines."""
        rows = self.filter(visible_circles(me))
        return rows if me.is_business_team or me.is_scrutineer else rows.filter(recipient=me)

    def of_batch(self, batch: UUID) -> Self:
        """The lines of one hand-over."""
        return self.filter(batch=batch)

    def put_in(self, batch: UUID, *, at: datetime) -> int:
        """Take these lines into a hand-over."""
        return self.waiting().update(batch=batch, claimed_at=at)

    def come_back(self, trouble: str) -> int:
        """Their mail certainly did not leave: the next hand-over takes them again."""
        return self.waiting().update(batch=None, claimed_at=None, trouble=trouble[:200])

    def doubt(self, *, at: datetime, **freed: Any) -> int:
        """As every outbox; out of the hand-over, so that it is doubted only once for it."""
        return super().doubt(at=at, batch=None, **freed)


class Reminder(Handover, Subject, Owned):
    """One line of the ledger. The unique key plans it exactly once, however often beat fires.

    ``slot_on`` is the morning it belongs to by the kind's rhythm; after an outage it may be
    planned, and sent, on a later one. ``due_on`` is in the key because a date that moves by
    two weeks can fall on a slot that was planned for the old one.
    """

    kind = models.CharField(max_length=60)
    recipient = models.ForeignKey(
        settings.MEMBERSHIP_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    slot_on = models.DateField("for the morning of")
    due_on = models.DateField("due")
    batch = models.UUIDField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(ReminderQuerySet)

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        ordering = ["-slot_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "subject_id", "recipient", "slot_on", "due_on"],
                name="reminder_once",
            )
        ]
        indexes = [
            models.Index(fields=["partnership", "-slot_on", "-id"], name="reminder_recent"),
            waiting_index("partnership", "recipient", name="reminder_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.slot_on}"
