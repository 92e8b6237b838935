"""One owned, dated step."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.search import SearchVectorField
from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from reviews.visibility import source_visible


class ActionQuerySet(models.QuerySet):
    """Reads of actions."""

    def visible_to(self, me: Any) -> "ActionQuerySet":
        """Design §5: the source's circle first, then the role."""
        return self.filter(source_visible(me, "source__"))


class Action(Accountable):
    """One accountable agency, one named lead. The original due date never changes."""

    revised = "action.revised"

    code = models.CharField(max_length=8)
    plan = models.ForeignKey(
        "actions.ActionPlan", on_delete=models.PROTECT, related_name="actions"
    )
    source = models.ForeignKey(
        "reviews.LearningSource", null=True, blank=True, on_delete=models.PROTECT,
        related_name="actions", editable=False,
    )
    recommendation = models.ForeignKey(
        "reviews.Recommendation", null=True, blank=True, on_delete=models.PROTECT,
        related_name="actions",
    )
    group = models.ForeignKey(
        "partnership.Subgroup", on_delete=models.PROTECT, related_name="actions",
        verbose_name="overseen by",
    )
    agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, related_name="actions"
    )
    lead = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT,
        related_name="actions_led",
    )
    title = models.CharField(max_length=200)
    text = models.TextField("what will be done", blank=True)
    measure = models.TextField("how we will know it worked", blank=True)
    raised_on = models.DateField()
    original_due_on = models.DateField("first due", editable=False)
    due_on = models.DateField("due")
    started_on = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField("sent for sign-off", null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stopped_on = models.DateField("not proceeding since", null=True, blank=True)
    stop_reason = models.TextField(blank=True)
    updated_on = models.DateField("last update", null=True, blank=True)
    search = SearchVectorField(null=True, editable=False)

    objects: ClassVar[Any] = scoped(ActionQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="action_code_once"),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) | models.Q(stopped_on__isnull=True),
                name="action_closed_or_stopped",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True, closed_by__isnull=True)
                | models.Q(closed_on__isnull=False, closed_by__isnull=False),
                name="action_closed_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "due_on", "id"], name="action_by_due"),
            models.Index(fields=["partnership", "agency", "due_on", "id"], name="action_by_agency"),
            models.Index(
                fields=["partnership", "due_on"],
                condition=models.Q(closed_on__isnull=True, stopped_on__isnull=True),
                name="action_open_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return address("actions:action_detail", code=self.code)

    @property
    def circle_id(self) -> UUID | None:
        return self.source_id

    @property
    def is_behind_restriction(self) -> bool:
        return self.source is not None and self.source.is_restricted
