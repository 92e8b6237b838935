"""More time: asked by one, decided by another."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models

from actions.models.decision import (
    Asked,
    decided_is_final,
    decided_whole,
    one_open,
    refuse_own,
    two_people,
)
from actions.models.part import PartOfAction, PartQuerySet
from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.models import scoped


class Extension(PartOfAction, Asked, Accountable):
    """The first due date stays; each move is a row of its own."""

    action = models.ForeignKey(
        "actions.Action", on_delete=models.PROTECT, related_name="extensions"
    )
    from_on = models.DateField("due before")
    to_on = models.DateField("asked for")
    reason = models.TextField()
    is_granted = models.BooleanField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(PartQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["asked_at"]
        constraints = [
            one_open("extension_one_open"),
            two_people("extension_two_people", "asked_by"),
            decided_whole("extension_decided_whole", "is_granted"),
            models.CheckConstraint(
                condition=models.Q(to_on__gt=models.F("from_on")), name="extension_forward"
            ),
        ]
        triggers = [decided_is_final()]

    def __str__(self) -> str:
        return f"Extension to {self.to_on}"

    @verb
    def grant(self, *, by: Any, at: datetime, note: str = "") -> Self:
        """Move the due date to the one asked for. The first due date stays.

        Raises Refused for whoever asked or leads the action, the second time, and once it ended.
        """
        action = self._decide(True, by=by, at=at, note=note)
        action.due_on = self.to_on
        action.save()
        action.record("extension.granted", by=by, at=at, reason=note)
        return self

    @verb
    def refuse(self, *, by: Any, at: datetime, note: str) -> Self:
        """Let the due date stand, and say why. Raises Refused as ``grant`` does."""
        action = self._decide(False, by=by, at=at, note=note)
        action.record("extension.refused", by=by, at=at, reason=note)
        return self

    def _decide(self, granted: bool, *, by: Any, at: datetime, note: str) -> Any:
        action = self.action.lock()
        self.lock()
        action.demand_open("its due date stays")
        if self.decided_at:
            raise Refused("This was decided before.", action.get_absolute_url())
        refuse_own(by, asker_id=self.asked_by_id, lead_id=action.lead_id)
        self.is_granted = granted
        self.set_decision(by=by, at=at, note=note)
        self.save()
        return action
