"""A run in the programme: scheduled, changed, cancelled."""

from datetime import datetime
from typing import Any, Self

from django.db import models, transaction

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.pages.templatetags.words import count_words
from core.tenancy.codes import save_with_code


class Planning(Accountable):
    """Dates, venue and places of one delivery."""

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

    class Meta:
        abstract = True

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
        save_with_code(run, "T")
        run.record("run.scheduled", by=by, at=at)
        return run

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
        """The inherited edit of a run still ahead; places never fall beneath those held.

        Raises Refused for both, and as ``schedule`` does.
        """
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

    def is_ahead(self, at: datetime) -> bool:
        """Whether it was not cancelled and has not begun."""
        return self.cancelled_at is None and self.starts_at > at

    def held(self) -> int:
        """Places held now. Exact only under the run's lock."""
        return int(self.bookings.holding().count())  # type: ignore[attr-defined]
