"""The quarterly Executive Circular (Kent LIG ToR §5, §8d)."""

from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.addresses import address
from core.tenancy.models import scoped


class ExecutiveCircularQuerySet(models.QuerySet):
    """Reads of circulars."""

    def visible_to(self, me: Any) -> "ExecutiveCircularQuerySet":
        """Issued ones for every member; work in progress for the team, chairs and scrutineer."""
        if me.is_business_team or me.is_scrutineer:
            return self
        working = models.Q(contributions__group_id__in=me.chaired_ids)
        return self.filter(models.Q(issued_at__isnull=False) | working).distinct()


class ExecutiveCircular(Accountable):
    """One quarter's account to the Board and the groups; frozen at issue."""

    revised = "circular.revised"

    number = models.CharField(max_length=16)
    from_on = models.DateField()
    to_on = models.DateField()
    due_on = models.DateField("contributions due")
    opened_at = models.DateTimeField()
    message = models.TextField("since the last circular", blank=True)
    asks = models.TextField("what is asked of the Board", blank=True)
    compiled_at = models.DateTimeField(null=True, blank=True)
    compiled_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField(null=True, blank=True)
    figures = models.JSONField(null=True, blank=True)
    chain_head = models.CharField(max_length=100, blank=True)
    pdf = models.ForeignKey(
        "documents.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[Any] = scoped(ExecutiveCircularQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["-from_on"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="circular_number_once"),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True)
                | ~models.Q(approved_by=models.F("compiled_by")),
                name="circular_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(issued_at__isnull=True)
                | models.Q(approved_at__isnull=False, figures__isnull=False),
                name="circular_issued_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return address("meetings:circular_detail", number=self.number)
