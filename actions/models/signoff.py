"""The end of an action is somebody else's decision."""

from typing import Any, ClassVar

from django.db import models

from actions.models.part import PartOfAction, PartQuerySet
from core.journal.accountable import Accountable
from core.tenancy.models import scoped


class SignOff(PartOfAction, Accountable):
    """Asked by the owner; decided by another person, or returned with a reason."""

    action = models.ForeignKey("actions.Action", on_delete=models.PROTECT, related_name="signoffs")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="+"
    )
    statement = models.TextField("what was done")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_accepted = models.BooleanField(null=True, blank=True)
    decision_note = models.TextField(blank=True)

    objects: ClassVar[Any] = scoped(PartQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["action"],
                condition=models.Q(decided_at__isnull=True),
                name="signoff_one_open",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("asked_by")),
                name="signoff_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"Sign-off of {self.action.code}"
