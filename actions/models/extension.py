"""More time: asked by one, decided by another."""

from typing import Any, ClassVar

from django.db import models

from actions.models.part import PartOfAction, PartQuerySet
from core.journal.accountable import Accountable
from core.tenancy.models import scoped


class Extension(PartOfAction, Accountable):
    """The first due date stays; each move is a row of its own."""

    action = models.ForeignKey(
        "actions.Action", on_delete=models.PROTECT, related_name="extensions"
    )
    from_on = models.DateField("due before")
    to_on = models.DateField("asked for")
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_granted = models.BooleanField(null=True, blank=True)
    decision_note = models.TextField(blank=True)

    objects: ClassVar[Any] = scoped(PartQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["action"],
                condition=models.Q(decided_at__isnull=True),
                name="extension_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("asked_by")),
                name="extension_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(to_on__gt=models.F("from_on")), name="extension_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"Extension to {self.to_on}"
