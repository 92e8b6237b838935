"""The reminder ledger: what must be asked, of whom, in which slot (design §4.8)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from core.journal.circles import visible_circles
from core.journal.subject import Subject
from core.tenancy.models import Owned, scoped


class ReminderQuerySet(models.QuerySet):
    """Reads of the ledger."""

    def visible_to(self, me: Any) -> "ReminderQuerySet":
        """The business team and the scrutineer read the ledger; others their own lines."""
        rows = self.filter(visible_circles(me))
        return rows if me.is_business_team or me.is_scrutineer else rows.filter(recipient=me)

    def waiting(self) -> "ReminderQuerySet":
        """Planned, and nothing has become of it yet."""
        return self.filter(
            handed_over_at__isnull=True, suppressed_at__isnull=True, uncertain_at__isnull=True
        )


class Reminder(Subject, Owned):
    """One line of the ledger. The unique key plans it exactly once, however often beat fires."""

    kind = models.CharField(max_length=60)
    recipient = models.ForeignKey(
        settings.MEMBERSHIP_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    slot_on = models.DateField()
    due_on = models.DateField()
    planned_at = models.DateTimeField()
    digest = models.UUIDField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    suppressed_at = models.DateTimeField(null=True, blank=True)
    suppressed_because = models.CharField(max_length=120, blank=True)
    uncertain_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(ReminderQuerySet)

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        ordering = ["-slot_on", "-planned_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "subject_id", "recipient", "slot_on"],
                name="reminder_once",
            )
        ]
        indexes = [
            models.Index(fields=["partnership", "-slot_on", "id"], name="reminder_recent"),
            models.Index(
                fields=["partnership", "recipient"],
                condition=models.Q(
                    handed_over_at__isnull=True,
                    suppressed_at__isnull=True,
                    uncertain_at__isnull=True,
                ),
                name="reminder_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.slot_on}"
