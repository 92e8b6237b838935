"""One dated delivery of a course."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.codes import with_code
from core.tenancy.models import scoped
from training.models.booking import Booking
from training.places import left


class CourseRunQuerySet(models.QuerySet):
    """Reads of runs."""

    def visible_to(self, me: Any) -> "CourseRunQuerySet":
        """Every member may see the programme."""
        return self

    def ahead(self, *, at: datetime) -> Self:
        """Runs that have not begun and were not cancelled."""
        return self.filter(cancelled_at__isnull=True, starts_at__gt=at)

    def with_taken(self) -> Self:
        """With ``taken``: how many places are held."""
        holding = Booking.objects.holding().filter(run=OuterRef("pk")).order_by().values("run")
        return self.annotate(
            taken=Coalesce(Subquery(holding.annotate(n=Count("pk")).values("n")), 0)
        )


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

    # -- verbs ---------------------------------------------------------------------------
    @classmethod
    @verb
    def schedule(cls, *, course: Any, by: Any, at: datetime, **facts: Any) -> Self:
        """Put a run into the programme. ``facts``: starts_at, ends_at, venue, places, trainer.

        Raises Refused for a withdrawn course, a beginning gone by, or an end before it.
        """
        if course.ended_on:
            raise Refused("This course was withdrawn from the catalogue.")
        run = cls(course=course, **facts)
        if run.starts_at <= at:
            raise Refused("Choose a time that is still to come.")
        if run.ends_at <= run.starts_at:
            raise Refused("The run ends before it begins.")
        with_code("T", run.save_as)
        run.record("run.scheduled", by=by, at=at)
        return run

    def save_as(self, code: str) -> None:
        """Save a new run under this code."""
        self.code = code
        self.save()

    @verb
    def cancel(self, *, reason: str, by: Any, at: datetime) -> Self:
        """Cancel the run; everybody booked is told. Raises Refused once it has begun."""
        self.lock()
        self.must_be_ahead(at)
        self.cancelled_at, self.cancel_reason = at, reason
        self.save()
        self.record("run.cancelled", by=by, at=at, reason=reason)
        return self

    def must_be_ahead(self, at: datetime) -> None:
        """Raise Refused for a run that was cancelled or has begun."""
        if self.cancelled_at:
            raise Refused("This run was cancelled.")
        if self.starts_at <= at:
            raise Refused("This run has begun, so its places can no longer change.")

    @verb
    def book(self, *, delegate: Any, by: Any, at: datetime) -> Booking:
        """Hold a place: never one too many, because the run's row is locked while we count.

        Raises Refused when the run is full, has begun, or the delegate holds a place.
        """
        self.lock()
        self.must_be_ahead(at)
        held = Booking.objects.holding().filter(run=self)
        if held.filter(delegate=delegate).exists():
            raise Refused(f"{delegate} holds a place on this run already.")
        if not left(self.places, held.count()):
            raise Refused("This run is full.", link=self.course.get_absolute_url())
        booking = Booking(run=self, delegate=delegate, agency=delegate.agency)
        booking.booked_at, booking.booked_by = at, by
        with_code("B", booking.save_as)
        booking.record("booking.made", by=by, at=at)
        return booking
