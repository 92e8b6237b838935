"""The judged difference made (Kent draft LIF: how much, how well, what difference)."""

from typing import Any, ClassVar

from django.db import models

from actions.choices import Difference
from actions.models.part import PartOfAction, PartQuerySet
from core.journal.accountable import Accountable
from core.tenancy.models import scoped


class ImpactReview(PartOfAction, Accountable):
    """What changed for children, on a day, in somebody's judgement."""

    action = models.ForeignKey("actions.Action", on_delete=models.PROTECT, related_name="impacts")
    difference = models.CharField(max_length=10, choices=Difference.choices)
    how_much = models.TextField("how much did we do?", blank=True)
    how_well = models.TextField("how well did we do it?", blank=True)
    what_changed = models.TextField("what changed for children?")
    reviewed_on = models.DateField()
    reviewed_by = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[Any] = scoped(PartQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["-reviewed_on"]

    def __str__(self) -> str:
        return f"Impact of {self.action.code}"
