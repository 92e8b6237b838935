"""The places of a run: held one at a time, never one too many."""

from datetime import datetime
from typing import Any

from core.journal.deeds import Refused, verb
from core.pages.templatetags.words import moment
from core.tenancy.codes import save_with_code
from training.models.booking import Booking
from training.models.run.planning import Planning
from training.places import left


class Full(Refused):
    """Every place of a run is held. ``CourseRun.full`` says where else there is one."""


class Holding(Planning):
    """How a place is held, and what is said when there is none."""

    class Meta:
        abstract = True

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
        save_with_code(booking, "B")
        booking.record("booking.made", by=by, at=at)
        return booking

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
        following = self.others_with_room(at).first()
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

    def others_with_room(self, at: datetime) -> Any:
        """Runs of its course still ahead that have a place left, the next one first."""
        others = type(self).objects.ahead(at=at).filter(course=self.course).with_room()
        return others.exclude(pk=self.pk).order_by("starts_at", "pk")
