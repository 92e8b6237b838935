"""Seats belong to agencies; people fill them for a time."""

from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.apps import apps
from django.db import models, transaction

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.codes import save_with_code
from core.tenancy.ids import new_code
from core.tenancy.models import scoped
from partnership.choices import Office, SeatClass
from partnership.days import refuse_day_to_come

PREFIX = "ST"


def seat_code() -> str:
    """A code for a seat that was not added by its verb (imports, the demo)."""
    return new_code(PREFIX)


class SeatQuerySet(models.QuerySet):
    """Reads of seats."""

    def visible_to(self, me: Any) -> "SeatQuerySet":
        """Every member may know who sits where."""
        return self

    def open(self) -> "SeatQuerySet":
        """Seats that have not been removed."""
        return self.filter(ended_on__isnull=True)

    def vacant(self) -> "SeatQuerySet":
        """Open seats nobody holds; an alternate alone does not fill one."""
        appointments = apps.get_model("partnership.Appointment").objects
        held = appointments.filter(
            seat=models.OuterRef("pk"), ended_on__isnull=True, is_alternate=False
        )
        return self.open().filter(~models.Exists(held))


class Seat(Accountable):
    """A post of an agency on a group, with or without a mandate (Kent LIG ToR §6)."""

    revised = "seat.revised"

    subgroup = models.ForeignKey(
        "partnership.Subgroup", on_delete=models.PROTECT, related_name="seats"
    )
    code = models.CharField(max_length=12, default=seat_code, editable=False)
    agency = models.ForeignKey(
        "partnership.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="seats"
    )
    post = models.CharField(max_length=200)
    seat_class = models.CharField("class", max_length=10, choices=SeatClass.choices)
    office = models.CharField(max_length=10, choices=Office.choices, default=Office.NONE)
    has_mandate = models.BooleanField("may agree recommendations and actions", default=True)
    order = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField("removed on", null=True, blank=True)

    objects: ClassVar[Any] = scoped(SeatQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["order", "post"]
        constraints = [
            models.UniqueConstraint(fields=["subgroup", "code"], name="seat_code_once"),
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

    def get_absolute_url(self) -> str:
        return address("partnership:seat_detail", group=self.subgroup.slug, code=self.code)

    # -- verbs ---------------------------------------------------------------------------
    @classmethod
    @verb
    def add(cls, *, by: Any, at: datetime, subgroup: Any, post: str, **facts: Any) -> Self:
        """Add a seat to a group. ``facts``: agency, seat_class, office, has_mandate, order.

        Raises Refused for an ended group, a second chair, or a deputy of the chair's agency.
        """
        subgroup.lock().refuse_ended()
        seat = cls(subgroup=subgroup, post=post, **facts)
        seat.refuse_wrong_office()
        save_with_code(seat, PREFIX)
        seat.record("seat.added", by=by, at=at)
        return seat

    def revise(self, *, by: Any, at: datetime, **changes: Any) -> Self:
        """Change the seat. Raises Refused as ``add`` does, or while another agency holds it."""
        with transaction.atomic():
            self.subgroup.lock()
            changed = Seat(**{**self._facts(), **changes})
            changed.refuse_wrong_office()
            self._refuse_own_office(by, changed.office)
            return super().revise(by=by, at=at, **changes)

    def _refuse_own_office(self, by: Any, office: str) -> None:
        from partnership.models.appointment import refuse_own_office

        if office != self.office:
            for held in self.appointments.filter(ended_on__isnull=True, is_alternate=False):
                refuse_own_office(by, held.membership, office=office)

    def _facts(self) -> dict[str, Any]:
        names = ("pk", "subgroup", "agency", "office", "seat_class", "post")
        return {name: getattr(self, name) for name in names}

    def refuse_wrong_office(self) -> None:
        """Raise Refused for a second chair, or a chair and deputy of one agency.

        The vice-chair comes from another agency than the chair (Kent board terms 2007).
        """
        if self.office == Office.NONE:
            return
        others = self.subgroup.seats.open().exclude(pk=self.pk).select_related("agency")
        for other in others.exclude(office=Office.NONE):
            if self.office == other.office == Office.CHAIR:
                raise Refused(
                    f"The group has a chair’s seat already: {other}.", link=other.get_absolute_url()
                )
            if self.office != other.office and self.agency and self.agency == other.agency:
                raise Refused(
                    f"The chair and the deputy chair come from different agencies, and “{other}” "
                    f"is a seat of {other.agency} too.",
                    link=other.get_absolute_url(),
                )

    @verb
    def end(self, *, by: Any, at: datetime, on: date, reason: str = "") -> Self:
        """Remove the seat; whoever sits in it leaves it the same day.

        Raises Refused for a day to come, and the second time.
        """
        self.lock()
        self.refuse_removed()
        refuse_day_to_come(on, at)
        for appointment in self.appointments.filter(ended_on__isnull=True):
            appointment.end(by=by, at=at, on=max(on, appointment.from_on), reason=reason)
        self.ended_on = on
        self.save()
        self.record("seat.ended", by=by, at=at, reason=reason)
        return self

    def refuse_removed(self) -> None:
        """Raise Refused when the seat was removed."""
        if self.ended_on:
            raise Refused("This seat was removed already.", link=self.subgroup.get_absolute_url())
