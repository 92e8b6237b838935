"""A meeting of one group, held under one version of its terms."""

from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.addresses import address
from core.tenancy.models import scoped


class MeetingQuerySet(models.QuerySet):
    """Reads of meetings."""

    def visible_to(self, me: Any) -> "MeetingQuerySet":
        """Everybody may see the calendar; what is in a meeting has its own rule."""
        return self


class Meeting(Accountable):
    """The slot it was planned for never changes; the number is given when it is held."""

    code = models.CharField(max_length=8)
    group = models.ForeignKey(
        "partnership.Subgroup", on_delete=models.PROTECT, related_name="meetings"
    )
    terms = models.ForeignKey(
        "partnership.TermsOfReference", null=True, blank=True, on_delete=models.PROTECT,
        related_name="meetings",
    )
    number = models.PositiveIntegerField(null=True, blank=True)
    original_on = models.DateField("first planned for", editable=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    venue = models.CharField(max_length=200, blank=True)
    papers_due_on = models.DateField("papers due", null=True, blank=True)
    circulated_at = models.DateTimeField("papers circulated", null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    is_quorate = models.BooleanField(null=True, blank=True)
    quorum_note = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.TextField(blank=True)

    objects: ClassVar[Any] = scoped(MeetingQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="meeting_code_once"),
            models.UniqueConstraint(fields=["group", "number"], name="meeting_number_once"),
            models.UniqueConstraint(
                fields=["group", "original_on"],
                condition=models.Q(cancelled_at__isnull=True),
                name="meeting_slot_once",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="meeting_dates"
            ),
            models.CheckConstraint(
                condition=models.Q(held_at__isnull=True) | models.Q(cancelled_at__isnull=True),
                name="meeting_held_or_cancelled",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "starts_at", "id"], name="meeting_by_date")]

    def __str__(self) -> str:
        return f"{self.group}, {self.code}"

    def get_absolute_url(self) -> str:
        return address("meetings:meeting_detail", code=self.code)
