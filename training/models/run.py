"""One dated delivery of a course."""

from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.addresses import address
from core.tenancy.models import scoped


class CourseRunQuerySet(models.QuerySet):
    """Reads of runs."""

    def visible_to(self, me: Any) -> "CourseRunQuerySet":
        """Every member may see the programme."""
        return self


class CourseRun(Accountable):
    """Dates, venue and places of one delivery."""

    revised = "run.revised"

    code = models.CharField(max_length=8)
    course = models.ForeignKey("training.Course", on_delete=models.PROTECT, related_name="runs")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    venue = models.CharField(max_length=200)
    places = models.PositiveSmallIntegerField()
    trainer = models.ForeignKey(
        "training.Trainer", null=True, blank=True, on_delete=models.PROTECT, related_name="runs"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.TextField(blank=True)

    objects: ClassVar[Any] = scoped(CourseRunQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="run_code_once"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="run_dates"
            ),
            models.CheckConstraint(condition=models.Q(places__gt=0), name="run_places"),
        ]
        indexes = [models.Index(fields=["partnership", "starts_at", "id"], name="run_by_date")]

    def __str__(self) -> str:
        return f"{self.course}, {self.code}"

    def get_absolute_url(self) -> str:
        return address("training:run_detail", code=self.code)
