"""Something asked by one person and decided by another."""

from datetime import datetime
from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q

from core.journal.deeds import Refused

OWN = "Somebody else must decide: you lead this action or asked for this yourself."


def decided_whole(name: str, answer: str) -> models.CheckConstraint:
    """A decision is there with its time, its person and its answer, or not at all."""
    nothing = {"decided_at__isnull": True, "decided_by__isnull": True, f"{answer}__isnull": True}
    everything = dict.fromkeys(nothing, False)
    return models.CheckConstraint(condition=Q(**nothing) | Q(**everything), name=name)


def one_open(name: str) -> models.UniqueConstraint:
    """Of each action one at a time waits for its decision."""
    return models.UniqueConstraint(
        fields=["action"], condition=Q(decided_at__isnull=True), name=name
    )


def two_people(name: str, asker: str) -> models.CheckConstraint:
    """Whoever asked may not decide."""
    return models.CheckConstraint(
        condition=Q(decided_by__isnull=True) | ~Q(decided_by=F(asker)), name=name
    )


def decided_is_final() -> pgtrigger.Protect:
    """Let the database refuse any change to what has been decided."""
    return pgtrigger.Protect(
        name="decided_is_final",
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__decided_at__isnull=False),  # type: ignore[call-arg]
    )


def refuse_own(by: Any, *, asker_id: Any, lead_id: Any) -> None:
    """Raise Refused when this person asked, or leads the action that was asked about."""
    if by.pk is not None and by.pk in (asker_id, lead_id):
        raise Refused(OWN)


class Decided(models.Model):
    """Mixin of the facts of a decision; the answer's own field stands with the noun."""

    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decision_note = models.TextField(blank=True)

    class Meta:
        abstract = True

    def set_decision(self, *, by: Any, at: datetime, note: str) -> None:
        """Note who decided, when and with which words. The verb saves."""
        self.decided_at, self.decided_by, self.decision_note = at, by, note


class Asked(Decided):
    """Mixin of what somebody asks for and somebody else decides."""

    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True
