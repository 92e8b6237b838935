"""Plans: what answers a source, or a group's own log of actions."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from reviews.visibility import source_visible


class ActionPlanQuerySet(models.QuerySet):
    """Reads of plans."""

    def visible_to(self, me: Any) -> "ActionPlanQuerySet":
        """Plans whose source this person may know of."""
        return self.filter(source_visible(me, "source__"))


class ActionPlan(Accountable):
    """From a source, or the log of one group for what its meetings raise (S1: an action
    need not await the end of a review)."""

    revised = "plan.revised"

    code = models.CharField(max_length=8)
    title = models.CharField(max_length=200)
    source = models.ForeignKey(
        "reviews.LearningSource", null=True, blank=True, on_delete=models.PROTECT,
        related_name="plans",
    )
    group = models.ForeignKey(
        "partnership.Subgroup", on_delete=models.PROTECT, related_name="plans"
    )
    drafted_on = models.DateField()
    agreed_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(ActionPlanQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["-drafted_on", "code"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="plan_code_once"),
            models.UniqueConstraint(
                fields=["group"], condition=models.Q(source__isnull=True), name="plan_one_log"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return address("actions:plan_detail", code=self.code)

    @property
    def circle_id(self) -> UUID | None:
        return self.source_id

    @property
    def is_behind_restriction(self) -> bool:
        return self.source is not None and self.source.is_restricted
