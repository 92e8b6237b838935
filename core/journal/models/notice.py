"""Who was told what: the outbox, written in the transaction of the deed (design §4.8)."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from core.journal.circles import visible_circles
from core.journal.subject import Subject
from core.tenancy.models import Owned, scoped


class NoticeQuerySet(models.QuerySet):
    """Reads of notices."""

    def visible_to(self, me: Any) -> "NoticeQuerySet":
        """The business team sees what was sent; everybody sees their own."""
        rows = self.filter(visible_circles(me))
        return rows if me.is_business_team or me.is_scrutineer else rows.filter(recipient=me)

    def waiting(self) -> "NoticeQuerySet":
        """Planned and neither sent, suppressed nor uncertain."""
        return self.filter(
            handed_over_at__isnull=True, suppressed_at__isnull=True, uncertain_at__isnull=True
        )


class Notice(Subject, Owned):
    """One person to be told of one entry. The unique pair makes a retry harmless."""

    entry = models.ForeignKey("journal.Entry", on_delete=models.PROTECT, related_name="notices")
    recipient = models.ForeignKey(
        settings.MEMBERSHIP_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=60)
    planned_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    suppressed_at = models.DateTimeField(null=True, blank=True)
    suppressed_because = models.CharField(max_length=120, blank=True)
    uncertain_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(NoticeQuerySet)

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        ordering = ["-planned_at"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "recipient", "kind"], name="notice_once")
        ]
        indexes = [
            models.Index(
                fields=["partnership", "planned_at"],
                condition=models.Q(
                    handed_over_at__isnull=True,
                    suppressed_at__isnull=True,
                    uncertain_at__isnull=True,
                ),
                name="notice_waiting",
            ),
            models.Index(fields=["partnership", "recipient", "-planned_at"], name="notice_mine"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient_id}"
