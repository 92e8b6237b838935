"""One delegate's place on a run."""

from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.models import scoped
from training.choices import Presence


class BookingQuerySet(models.QuerySet):
    """Reads of bookings."""

    def visible_to(self, me: Any) -> "BookingQuerySet":
        """One's own; one's agency's for a lead; one's runs' for a trainer; all for the team."""
        if me.is_business_team or me.is_scrutineer:
            return self
        mine = models.Q(delegate=me) | models.Q(run__trainer__membership=me)
        if me.is_agency_lead:
            mine |= models.Q(agency_id=me.agency_id)
        return self.filter(mine)

    def holding(self) -> "BookingQuerySet":
        """Bookings that hold a place."""
        return self.filter(cancelled_at__isnull=True)


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
        return f"{self.delegate} on {self.run_id}"
