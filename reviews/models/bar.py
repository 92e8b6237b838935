"""Conflict of interest: a bar binds the human everywhere (design §4.5)."""

from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.models import scoped
from reviews.models.flow import FromSource, FromSourceQuerySet


class BarQuerySet(FromSourceQuerySet):
    """Reads of bars."""

    def in_force(self) -> "BarQuerySet":
        """Proposed is enough to bind: until a second person decides, the safe side holds."""
        return self.filter(lifted_at__isnull=True)


class Bar(FromSource, Accountable):
    """A person kept from one source. It binds from its proposal; lifting needs two people."""

    source = models.ForeignKey(
        "reviews.LearningSource", on_delete=models.PROTECT, related_name="bars"
    )
    membership = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="bars"
    )
    reason = models.TextField()
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifting_proposed_at = models.DateTimeField(null=True, blank=True)
    lifting_proposed_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifting_reason = models.TextField(blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[Any] = scoped(BarQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "membership"],
                condition=models.Q(lifted_at__isnull=True),
                name="bar_once",
            ),
            models.CheckConstraint(
                condition=models.Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | (
                    models.Q(lifted_at__isnull=False, lifting_proposed_by__isnull=False)
                    & ~models.Q(lifted_by=models.F("lifting_proposed_by"))
                ),
                name="bar_two_people_lift",
            ),
        ]
        indexes = [
            models.Index(
                fields=["partnership", "membership", "source"],
                condition=models.Q(lifted_at__isnull=True),
                name="bar_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"Bar on {self.membership}"
