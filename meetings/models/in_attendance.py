"""Who else was in the room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.models import scoped


@dataclass(frozen=True)
class Other:
    """Somebody without a seat who was there; ``line`` is the one that says so already."""

    name: str
    post: str = ""
    agency: str = ""
    took_minutes: bool = False
    line: Any = None


class InAttendanceQuerySet(models.QuerySet):
    """Reads of those in attendance."""

    def standing(self) -> Self:
        """Without those who were entered by mistake."""
        return self.filter(left_out_at__isnull=True)


class InAttendance(Accountable):
    """A guest, or whoever took the minutes: fills no seat, so counts for no quorum or promise."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="others")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=120, blank=True)
    agency = models.CharField(max_length=120, blank=True)
    took_minutes = models.BooleanField(default=False)
    left_out_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(InAttendanceQuerySet)

    class Meta(Accountable.Meta):
        verbose_name_plural = "in attendance"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "order"], name="in_attendance_in_order")
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def write(cls, meeting: Any, others: Iterable[Other], *, at: datetime) -> None:
        """Write who else was there, within the meeting's own verb; who is not named is left out."""
        lines = {line.pk: line for line in cls.objects.filter(meeting=meeting)}
        last = max((line.order for line in lines.values()), default=0)
        for other in others:
            line = lines.pop(other.line, None)
            if line is None:
                last += 1
                line = cls(meeting=meeting, order=last)
            line._say(other)
        for line in lines.values():
            line._leave_out(at)

    def _say(self, other: Other) -> None:
        told = {name: getattr(other, name) for name in ("name", "post", "agency", "took_minutes")}
        if any(getattr(self, name) != value for name, value in told.items()):
            for name, value in told.items():
                setattr(self, name, value)
            self.save()

    def _leave_out(self, at: datetime) -> None:
        if self.left_out_at is None:
            self.left_out_at = at
            self.save()
