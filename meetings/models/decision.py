"""What was decided."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from core.journal.accountable import Accountable
from core.journal.deeds import verb
from core.tenancy.models import scoped
from meetings.models.item import AgendaItem
from partnership.models import Partnership
from reviews.models.flow import Hanging


class DecisionQuerySet(models.QuerySet):
    """Reads of decisions."""

    def visible_to(self, me: Any) -> "DecisionQuerySet":
        """Decisions under items this person may see."""
        return self.filter(item__in=AgendaItem.objects.visible_to(me))


class Decision(Hanging, Accountable):
    """Numbered within its partnership when it is made; may lead to an action."""

    hangs_from = "item"

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

    def get_absolute_url(self) -> str:
        return self.item.get_absolute_url()

    @classmethod
    @verb
    def make(
        cls, item: Any, *, text: str, by: Any, at: datetime, reasons: str = "", action: Any = None
    ) -> "Decision":
        """Record a decision under an item; it gets the partnership's next number.

        Raises Refused once the minutes are finalised.
        """
        item.meeting.must_take_minutes()
        decision = cls(item=item, text=text, reasons=reasons, action=action)
        decision.decided_on = timezone.localdate(item.meeting.starts_at)
        decision.number = cls._next_number(item)
        decision.save()
        decision.record("decision.made", by=by, at=at)
        return decision

    @classmethod
    def _next_number(cls, item: Any) -> int:
        """Under a lock of the partnership's row, so that no number is given twice."""
        Partnership.objects.select_for_update(no_key=True).get(pk=item.partnership_id)
        return (cls.objects.aggregate(last=models.Max("number"))["last"] or 0) + 1
