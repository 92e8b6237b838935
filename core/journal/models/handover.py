"""What became of something that has to leave by mail: shared by notices and reminders.

A row is planned once, under a unique key. It is claimed just before its mail is handed to
the mail server, and settled after: handed over, or suppressed with a reason. A claim whose
process died is *uncertain*: the mail may have left. It is handed over once more at most.
"""

from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models

# A hand-over takes seconds. One this old was cut short: its process has died.
PATIENCE = timedelta(minutes=15)
NO_ANSWER_TWICE = "Handed over twice, and no answer came."


class Fate(models.TextChoices):
    """What became of it, as the ledgers tell it."""

    PLANNED = "planned", "Planned"
    SENT = "sent", "Sent"
    SUPPRESSED = "suppressed", "Suppressed"
    UNCERTAIN = "uncertain", "Uncertain"


_UNSETTLED = models.Q(handed_over_at__isnull=True, suppressed_at__isnull=True)
_CERTAIN = models.Q(uncertain_at__isnull=True)
_CONDITIONS = {
    Fate.PLANNED: _UNSETTLED & _CERTAIN,
    Fate.SENT: models.Q(handed_over_at__isnull=False) & _CERTAIN,
    Fate.SUPPRESSED: models.Q(suppressed_at__isnull=False) & _CERTAIN,
    Fate.UNCERTAIN: models.Q(uncertain_at__isnull=False),
}


class HandoverQuerySet(models.QuerySet):
    """Reads and settlements. Each settlement is one conditional update."""

    def waiting(self) -> Self:
        """Not settled yet; an uncertain one waits for its one repeat."""
        return self.filter(_UNSETTLED)

    def whose_fate_is(self, fate: str) -> Self:
        """The same answer as the property ``fate``."""
        return self.filter(_CONDITIONS[Fate(fate)])

    def suppress(self, because: str, *, at: datetime) -> int:
        """Not to be sent, and why. Gives how many rows were settled."""
        return self.waiting().update(suppressed_at=at, suppressed_because=because)

    def hand_over(self, *, at: datetime) -> int:
        """The mail server has taken it."""
        return self.waiting().update(handed_over_at=at, trouble="")

    def doubt(self, *, at: datetime, **freed: Any) -> int:
        """Nobody knows whether the mail left. What was in doubt before is not tried again."""
        again = self.waiting().exclude(_CERTAIN).suppress(NO_ANSWER_TWICE, at=at)
        first = self.waiting().filter(_CERTAIN)
        return again + first.update(uncertain_at=at, claimed_at=None, **freed)


class Handover(models.Model):
    """Mixin of the two outboxes."""

    planned_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    handed_over_at = models.DateTimeField(null=True, blank=True)
    suppressed_at = models.DateTimeField(null=True, blank=True)
    suppressed_because = models.CharField(max_length=120, blank=True)
    uncertain_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField("what the mail server said", max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def fate(self) -> Fate:
        """What became of it. The same answer as ``whose_fate_is``."""
        if self.uncertain_at:
            return Fate.UNCERTAIN
        if self.handed_over_at:
            return Fate.SENT
        return Fate.SUPPRESSED if self.suppressed_at else Fate.PLANNED

    @property
    def fate_told(self) -> str:
        """The reason or the circumstance behind the fate, in a sentence; may be empty."""
        if self.uncertain_at and self.handed_over_at:
            return "Sent again after an interruption: it may have arrived twice."
        if self.uncertain_at and not self.suppressed_at:
            return "Interrupted while it was handed over: it will be sent once more."
        return self.suppressed_because or self.trouble


def waiting_index(*fields: str, name: str) -> models.Index:
    """The small index that sweeps read: unsettled rows only."""
    return models.Index(fields=fields, condition=_UNSETTLED, name=name)
