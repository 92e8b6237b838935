"""One dated delivery of a course."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.pages.parts import State
from core.pages.templatetags.words import count_words, moment
from core.tenancy.addresses import address
from core.tenancy.codes import with_code
from core.tenancy.models import scoped
from training.models.booking import Booking
from training.places import left, words


class Full(Refused):
    """Every place of a run is held. ``CourseRun.full`` says where else there is one."""


class CourseRunQuerySet(models.QuerySet):
    """Reads of runs."""

    def visible_to(self, me: Any) -> Self:
        """Every member may see the programme."""
        return self

    def ahead(self, *, at: datetime) -> Self:
        """Runs that have not begun and were not cancelled."""
        return self.filter(cancelled_at__isnull=True, starts_at__gt=at)

    def begun(self, *, at: datetime) -> Self:
        """Runs that have begun and were not cancelled."""
        return self.filter(cancelled_at__isnull=True, starts_at__lte=at)

    def with_taken(self) -> Self:
        """With ``taken``: how many places are held."""
        holding = Booking.objects.holding().filter(run=OuterRef("pk")).order_by().values("run")
        return self.annotate(
            taken=Coalesce(Subquery(holding.annotate(n=Count("pk")).values("n")), 0)
        )

    def with_room(self) -> Self:
        """Those of them that have a place left."""
        return self.with_taken().filter(taken__lt=F("places"))


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

    def state(self, at: datetime) -> State:
        """Whether a place can be had; needs ``taken`` (see ``with_taken``)."""
        if self.cancelled_at:
            return State("Cancelled", "late")
        if self.ends_at <= at:
            return State("Held", "done")
        if self.starts_at <= at:
            return State("Under way", "attention")
        free = left(self.places, self.taken)  # type: ignore[attr-defined]
        return State(words(self.places, self.places - free), "progress" if free else "attention")

    # -- verbs: the programme ----------------------------------------------------------------
    @classmethod
    @verb
    def schedule(cls, *, course: Any, by: Any, at: datetime, **facts: Any) -> Self:
        """Put a run into the programme. ``facts``: starts_at, ends_at, venue, places, trainer.

        Raises Refused for a withdrawn course, a beginning gone by, an end before it, or a
        trainer who teaches elsewhere at that time.
        """
        if course.lock().ended_on:
            raise Refused("This course was withdrawn from the catalogue.")
        run = cls(course=course, **facts)
        run.refuse_dates(at)
        with_code("T", run.save_as)
        run.record("run.scheduled", by=by, at=at)
        return run

    def save_as(self, code: str) -> None:
        """Save a new run under this code."""
        self.code = code
        self.save()

    def refuse_dates(self, at: datetime) -> None:
        """Raise Refused for a beginning gone by, an end before it, or a trainer who is taken."""
        if self.starts_at <= at:
            raise Refused("Choose a time that is still to come.")
        if self.ends_at <= self.starts_at:
            raise Refused("The run ends before it begins.")
        if self.trainer is None:
            return
        # The trainer's row is the lock: two runs planned at once must see each other.
        self.trainer.lock()
        others = type(self).objects.filter(trainer=self.trainer, cancelled_at__isnull=True)
        clash = others.filter(starts_at__lt=self.ends_at, ends_at__gt=self.starts_at)
        found = clash.exclude(pk=self.pk).select_related("course").first()
        if found:
            raise Refused(
                f"{self.trainer} teaches {found} at that time.", link=found.get_absolute_url()
            )

    def revise(self, *, at: datetime, **changes: Any) -> Self:  # type: ignore[override]
        """The inherited edit of a run still ahead; places never fall beneath those held."""
        with transaction.atomic():
            self.lock()
            self.must_be_ahead(at)
            held = self.held()
            if changes.get("places", self.places) < held:
                booked = count_words(held, "place is,places are")
                raise Refused(f"{booked} booked, so there cannot be fewer.")
            wanted = type(self)(pk=self.pk, course=self.course)
            for name in ("starts_at", "ends_at", "trainer"):
                setattr(wanted, name, changes.get(name, getattr(self, name)))
            wanted.refuse_dates(at)
            return super().revise(at=at, **changes)

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

    # -- verbs: places -----------------------------------------------------------------------
    @verb
    def book(self, *, delegate: Any, by: Any, at: datetime) -> Booking:
        """Hold a place: never one too many, because the run's row is locked while we count.

        Raises Refused when the run has begun, or the delegate holds a place or has left, and
        Full when no place is left.
        """
        self.must_be_ahead(at)
        if delegate.ended_at:
            raise Refused(f"{delegate} no longer belongs to the partnership.")
        self.refuse_when_seen_full(delegate)
        self.lock()
        self.must_be_ahead(at)
        if self.bookings.holding().filter(delegate=delegate).exists():
            raise Refused(f"{delegate} holds a place on this run already.")
        if not left(self.places, self.held()):
            raise Full("This run is full.")
        booking = Booking(run=self, delegate=delegate, agency=delegate.agency)
        booking.booked_at, booking.booked_by = at, by
        with_code("B", booking.save_as)
        booking.record("booking.made", by=by, at=at)
        return booking

    def held(self) -> int:
        """Places held now. Exact only under the run's lock."""
        return int(self.bookings.holding().count())

    def refuse_when_seen_full(self, delegate: Any) -> None:
        """Raise Full without waiting for the lock, when others are seen to hold every place.

        It only ever refuses: whoever passes is counted again under the lock.
        """
        holders = self.bookings.holding().order_by().values_list("delegate_id", flat=True)
        seen = list(holders[: self.places])
        if not left(self.places, len(seen)) and delegate.pk not in seen:
            raise Full("This run is full.")

    def full(self, at: datetime) -> Full:
        """The refusal of a full run, with the next run of the course that has a place."""
        others = type(self).objects.ahead(at=at).filter(course=self.course).with_room()
        following = others.exclude(pk=self.pk).order_by("starts_at", "pk").first()
        if following is None:
            return Full(
                "This run is full, and no other run of the course has a place.",
                link=self.course.get_absolute_url(),
            )
        return Full(
            f"This run is full. The next with a place is {moment(following.starts_at)} at "
            f"{following.venue}.",
            link=following.get_absolute_url(),
        )

    @verb
    def mark_register(
        self, *, presences: Mapping[Booking, str], by: Any, at: datetime, version: int | None = None
    ) -> Self:
        """Mark who came, for the bookings whose mark is new or different.

        Raises Stale on a lost race, Refused before the run begins, for a cancelled run, and
        when nothing differs.
        """
        self.lock(version=version)
        if self.cancelled_at:
            raise Refused("This run was cancelled.")
        stands = dict(self.bookings.values_list("pk", "presence"))
        marks = {b: p for b, p in presences.items() if p and p != stands.get(b.pk)}
        if not marks:
            raise Refused("Nothing was changed, so there is nothing to save.")
        for booking, presence in marks.items():
            booking.register(presence=presence, by=by, at=at)
        self.save()  # the register's version is the run's
        self.record("run.registered", by=by, at=at, marked=len(marks))
        return self
