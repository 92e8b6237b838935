"""What was decided."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.models import scoped
from meetings.models.item import AgendaItem


class DecisionQuerySet(models.QuerySet):
    """Reads of decisions."""

    def visible_to(self, me: Any) -> "DecisionQuerySet":
        """Decisions under items this person may see."""
        return self.filter(item__in=AgendaItem.objects.visible_to(me))


class Decision(Accountable):
    """Numbered within its partnership when it is made; may lead to an action."""

    number = models.PositiveIntegerField()
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="decisions")
    text = models.TextField()
    reasons = models.TextField(blank=True)
    decided_on = models.DateField()
    action = models.ForeignKey(
        "actions.Action", null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )

    objects: ClassVar[Any] = scoped(DecisionQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="decision_number_once")
        ]

    def __str__(self) -> str:
        return f"D-{self.number}"

    @property
    def circle_id(self) -> UUID | None:
        return self.item.source_id
