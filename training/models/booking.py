"""One delegate's place on a run."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.pages.parts import State
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from training.choices import Presence


class BookingQuerySet(models.QuerySet):
    """Reads of bookings."""

    def visible_to(self, me: Any) -> Self:
        """One's own; one's agency's for a lead; one's runs' for a trainer; all for the team."""
        if me.is_business_team or me.is_scrutineer:
            return self
        mine = models.Q(delegate=me) | models.Q(run__trainer__membership=me)
        if me.is_agency_lead:
            mine |= models.Q(agency_id=me.agency_id)
        return self.filter(mine)

    def holding(self) -> Self:
        """Bookings that hold a place."""
        return self.filter(cancelled_at__isnull=True)

    def to_come(self, *, at: datetime) -> Self:
        """Places held on runs that were not cancelled and have not begun."""
        return self.holding().filter(run__cancelled_at__isnull=True, run__starts_at__gt=at)

    def unmarked(self) -> Self:
        """Places held of which the register says nothing yet."""
        return self.holding().filter(presence="")


class Booking(Accountable):
    """A place held by a member, with the agency they were in when they booked."""

    code = models.CharField(max_length=8)
    run = models.ForeignKey("training.CourseRun", on_delete=models.PROTECT, related_name="bookings")
    delegate = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="bookings"
    )
    agency = models.ForeignKey(
        "partnership.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    booked_at = models.DateTimeField()
    booked_by = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=200, blank=True)
    presence = models.CharField(max_length=10, choices=Presence.choices, blank=True)
    registered_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(BookingQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["booked_at"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="booking_code_once"),
            models.UniqueConstraint(
                fields=["run", "delegate"],
                condition=models.Q(cancelled_at__isnull=True),
                name="booking_one_place_each",
            ),
            models.CheckConstraint(
                condition=models.Q(presence="", registered_at__isnull=True)
                | models.Q(presence__in=Presence.values, registered_at__isnull=False),
                name="booking_presence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.delegate}"

    def get_absolute_url(self) -> str:
        return address("training:booking_detail", code=self.code)

    def state(self, at: datetime) -> State:
        """What became of the place; reads its ``run``."""
        if self.cancelled_at:
            return State("Cancelled")
        if self.run.cancelled_at:
            return State("Run cancelled", "late")
        if self.presence:
            kind = "attention" if self.presence == Presence.NO_SHOW else "done"
            return State(self.get_presence_display(), kind)
        if self.run.starts_at > at:
            return State("Booked", "progress")
        return State("Register not marked", "attention")

    # -- verbs ---------------------------------------------------------------------------
    @verb
    def cancel(self, *, reason: str = "", by: Any, at: datetime) -> Self:
        """Give the place back. Raises Refused once the run has begun, or without a reason for
        a place that is somebody else's.
        """
        self.run.lock()
        self.lock()
        if self.cancelled_at:
            raise Refused("This booking was cancelled already.")
        self.run.must_be_ahead(at)
        if not reason and by.pk != self.delegate_id:
            raise Refused(f"Say why: the place is {self.delegate}’s.")
        self.cancelled_at, self.cancel_reason = at, reason
        self.save()
        self.record("booking.cancelled", by=by, at=at, reason=reason)
        return self

    @verb
    def follow_agency(self, *, by: Any, at: datetime) -> Self:
        """The delegate's agency was succeeded before the run: the place is the successor's.

        Raises Refused when no agency follows it.
        """
        self.lock()
        before, after = self.agency, self.agency and self.agency.successor
        if after is None:
            raise Refused("No agency follows the one this place was booked for.")
        self.agency = after
        self.save()
        self.record("booking.followed", by=by, at=at, reason=f"{after} follows {before}.")
        return self

    @verb
    def register(self, *, presence: str, by: Any, at: datetime) -> Self:
        """Mark the register. Raises Refused before the run begins or for a cancelled place."""
        self.lock()
        if self.cancelled_at or self.run.cancelled_at:
            raise Refused("This booking was cancelled.")
        if self.run.starts_at > at:
            raise Refused("The register is marked when the run has begun.")
        self.presence, self.registered_at = presence, at
        self.save()
        self.record("booking.registered", by=by, at=at)
        return self
