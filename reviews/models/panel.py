"""Who sits on a restricted review's panel. Two people decide (design §4.5)."""

from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.models import scoped
from reviews.choices import PanelRole
from reviews.models.flow import FromSource, FromSourceQuerySet


class PanelPlaceQuerySet(FromSourceQuerySet):
    """Reads of panel places."""

    def in_force(self) -> "PanelPlaceQuerySet":
        """Agreed by a second person and not ended."""
        return self.filter(agreed_at__isnull=False, ended_at__isnull=True)


class PanelPlace(FromSource, Accountable):
    """A place proposed by one person and agreed by another."""

    source = models.ForeignKey(
        "reviews.LearningSource", on_delete=models.PROTECT, related_name="panel_places"
    )
    membership = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="panel_places"
    )
    role = models.CharField(max_length=10, choices=PanelRole.choices, default=PanelRole.MEMBER)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(PanelPlaceQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["role", "proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "membership"],
                condition=models.Q(ended_at__isnull=True),
                name="panel_place_once",
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_at__isnull=True, agreed_by__isnull=True)
                | (
                    models.Q(agreed_at__isnull=False, agreed_by__isnull=False)
                    & ~models.Q(agreed_by=models.F("proposed_by"))
                ),
                name="panel_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership}, {self.get_role_display()}"
