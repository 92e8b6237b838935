"""One partnership's morning: whether its ledger lines of that day have been planned."""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.db import models

from core.tenancy.models import Owned, scoped

# One partnership that cannot be planned does not keep everybody else's mail longer than this.
LONGEST_WAIT = timedelta(minutes=30)


class MorningQuerySet(models.QuerySet):
    """Reads of mornings."""

    def begin(self, on: date, *, at: datetime) -> "Morning":
        """This day's row, made by whoever comes first."""
        found, _ = self.get_or_create(on=on, defaults={"begun_at": at})
        return found

    def take(self, on: date) -> "Morning | None":
        """This day's row under a lock; None while another worker plans, or has planned, it."""
        unplanned = self.filter(on=on, planned_at__isnull=True)
        return unplanned.select_for_update(skip_locked=True, of=("self",)).first()


class Morning(Owned):
    """Written before the planning and marked in its transaction."""

    on = models.DateField()
    begun_at = models.DateTimeField()
    planned_at = models.DateTimeField(null=True, blank=True)
    lines = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)

    objects: ClassVar[Any] = scoped(MorningQuerySet)

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        ordering = ["-on"]
        constraints = [models.UniqueConstraint(fields=["partnership", "on"], name="morning_once")]

    def __str__(self) -> str:
        return f"Morning of {self.on}"

    def lets_mail_go(self, *, at: datetime) -> bool:
        """Whether the people asked here can be written to: all is planned, or waited for long."""
        return self.planned_at is not None or at - self.begun_at >= LONGEST_WAIT

    def note(self, lines: int, trouble: str, *, at: datetime) -> None:
        """What the planning came to. A morning with trouble is planned again by the next sweep."""
        self.lines += lines
        self.trouble = trouble[:200]
        self.planned_at = None if trouble else at
        self.save(update_fields=["lines", "trouble", "planned_at"])
