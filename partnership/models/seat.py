"""Seats belong to agencies; people fill them for a time."""

from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.models import scoped
from partnership.choices import Office, SeatClass


class Seat(Accountable):
    """A post of an agency on a group, with or without a mandate (Kent LIG ToR §6)."""

    revised = "seat.revised"

    subgroup = models.ForeignKey(
        "partnership.Subgroup", on_delete=models.PROTECT, related_name="seats"
    )
    agency = models.ForeignKey(
        "partnership.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="seats"
    )
    post = models.CharField(max_length=200)
    seat_class = models.CharField("class", max_length=10, choices=SeatClass.choices)
    office = models.CharField(max_length=10, choices=Office.choices, default=Office.NONE)
    has_mandate = models.BooleanField("may agree recommendations and actions", default=True)
    order = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField(null=True, blank=True)

    class Meta(Accountable.Meta):
        ordering = ["order", "post"]
        constraints = [
            models.UniqueConstraint(
                fields=["subgroup"],
                condition=models.Q(office=Office.CHAIR, ended_on__isnull=True),
                name="seat_one_chair",
            ),
            models.CheckConstraint(
                condition=models.Q(office__in=Office.values)
                & models.Q(seat_class__in=SeatClass.values),
                name="seat_words",
            ),
        ]

    def __str__(self) -> str:
        return self.post


class AppointmentQuerySet(models.QuerySet):
    """Reads of appointments."""

    def in_force(self) -> "AppointmentQuerySet":
        """Appointments that have not ended, to seats that still exist."""
        return self.filter(ended_on__isnull=True, seat__ended_on__isnull=True)


class Appointment(Accountable):
    """A person in a seat for a term; an alternate stands in when the holder cannot come."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="appointments")
    membership = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="appointments"
    )
    is_alternate = models.BooleanField(default=False)
    from_on = models.DateField()
    until_on = models.DateField("end of term", null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(AppointmentQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["is_alternate", "from_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=models.Q(ended_on__isnull=True, is_alternate=False),
                name="appointment_one_holder",
            )
        ]

    def __str__(self) -> str:
        return f"{self.membership} as {self.seat}"
