"""The end of an action is somebody else's decision."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from actions.models.decision import Asked, decided_is_final, decided_whole, one_open, two_people
from actions.models.part import PartOfAction, PartQuerySet
from core.journal.accountable import Accountable
from core.tenancy.models import scoped


class SignOff(PartOfAction, Asked, Accountable):
    """Asked by the owner; decided by another person, or returned with a reason."""

    action = models.ForeignKey("actions.Action", on_delete=models.PROTECT, related_name="signoffs")
    statement = models.TextField("what was done")
    is_accepted = models.BooleanField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(PartQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["asked_at"]
        constraints = [
            one_open("signoff_one_open"),
            two_people("signoff_two_people", "asked_by"),
            decided_whole("signoff_decided_whole", "is_accepted"),
        ]
        triggers = [decided_is_final()]

    def __str__(self) -> str:
        return f"Sign-off of {self.action.code}"

    def decide(self, accepted: bool, *, by: Any, at: datetime, note: str) -> None:
        """Part of the action's verbs that close or return it."""
        self.is_accepted = accepted
        self.set_decision(by=by, at=at, note=note)
        self.save()
