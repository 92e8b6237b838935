"""Who sits in a seat, from when, and until when."""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.models import scoped
from partnership.choices import Office
from partnership.days import refuse_day_to_come

# How long before its end a term is brought to the business team's notice.
NOTICE = timedelta(days=60)


class AppointmentQuerySet(models.QuerySet):
    """Reads of appointments."""

    def visible_to(self, me: Any) -> "AppointmentQuerySet":
        """Every member may know who sits where."""
        return self

    def in_force(self) -> "AppointmentQuerySet":
        """Appointments that have not ended, to seats that still exist."""
        return self.filter(ended_on__isnull=True, seat__ended_on__isnull=True)

    def presiding(self) -> "AppointmentQuerySet":
        """In force, of a chair or a deputy; an alternate sits in for them but does not preside."""
        offices = (Office.CHAIR, Office.DEPUTY)
        return self.in_force().filter(seat__office__in=offices, is_alternate=False)

    def ending(self, *, on: date) -> "AppointmentQuerySet":
        """In force, but at the end of their term within the notice, or past it."""
        return self.in_force().filter(until_on__lte=on + NOTICE).order_by("until_on")


class Appointment(Accountable):
    """A person in a seat for a term; an alternate stands in when the holder cannot come."""

    revised = "appointment.revised"

    seat = models.ForeignKey(
        "partnership.Seat", on_delete=models.PROTECT, related_name="appointments"
    )
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
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True)
                | models.Q(ended_on__gte=models.F("from_on")),
                name="appointment_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership} as {self.seat}"

    def get_absolute_url(self) -> str:
        return self.seat.get_absolute_url()

    @property
    def mentioned_as(self) -> str:
        """What mails call it by: the seat's post and the group."""
        return f"{self.seat}, {self.seat.subgroup}"

    # -- verbs ---------------------------------------------------------------------------
    @classmethod
    @verb
    def make(
        cls, *, by: Any, at: datetime, seat: Any, membership: Any, from_on: date, **facts: Any
    ) -> Self:
        """Put a person in a seat, or behind its holder as alternate, for a term.

        ``facts``: until_on, is_alternate. Raises Refused for a removed or filled seat, a person
        of another agency, a chair and deputy of one agency, somebody there already, or a first
        day to come.
        """
        seat.subgroup.lock().refuse_ended()
        seat.lock().refuse_removed()
        refuse_day_to_come(from_on, at)
        made = cls(seat=seat, membership=membership, from_on=from_on, **facts)
        refuse_own_office(by, membership, office=seat.office, is_alternate=made.is_alternate)
        made._refuse_wrong_person()
        made._refuse_filled_seat()
        _refuse_backwards(from_on, made.until_on)
        made.save()
        made.record("appointment.made", by=by, at=at)
        return made

    def revise(self, *, by: Any, at: datetime, **changes: Any) -> Self:
        """Change the end of the term. Raises Refused for a term that ends before it begins."""
        _refuse_backwards(self.from_on, changes.get("until_on"))
        return super().revise(by=by, at=at, **changes)

    @verb
    def end(self, *, by: Any, at: datetime, on: date | None = None, reason: str = "") -> Self:
        """End the appointment (today, unless another day is given): the seat falls vacant.

        Raises Refused for a day to come or before its beginning, and the second time.
        """
        self.lock()
        if self.ended_on:
            raise Refused(f"The appointment of {self.membership} has ended already.")
        on = on or timezone.localdate(at)
        refuse_day_to_come(on, at)
        _refuse_backwards(self.from_on, on)
        self.ended_on = on
        self.save()
        self.record("appointment.ended", by=by, at=at, reason=reason)
        return self

    # -- who may sit where ---------------------------------------------------------------
    def _refuse_wrong_person(self) -> None:
        person, seat = self.membership.lock(), self.seat
        if person.ended_at:
            raise Refused(f"{person} has left the partnership.")
        if seat.agency_id and person.agency_id != seat.agency_id:
            raise Refused(
                f"This is a seat of {seat.agency}, and {person} belongs to "
                f"{person.agency or 'no agency'}."
            )
        if self.is_alternate or seat.office == Office.NONE:
            return
        if person.is_scrutineer:
            raise Refused("The independent scrutineer presides over no group they scrutinise.")
        if person.agency_id:
            self._refuse_one_agency_twice()

    def _refuse_one_agency_twice(self) -> None:
        """A chair and a deputy of one agency: the deputy comes from another (Kent 2007)."""
        other = Office.DEPUTY if self.seat.office == Office.CHAIR else Office.CHAIR
        held = Appointment.objects.in_force().filter(
            seat__subgroup=self.seat.subgroup_id,
            seat__office=other,
            is_alternate=False,
            membership__agency=self.membership.agency_id,
        )
        clash = held.select_related("membership", "seat").first()
        if clash:
            raise Refused(
                f"The chair and the deputy chair come from different agencies, and "
                f"{clash.membership} of {self.membership.agency} is {clash.seat} already."
            )

    def _refuse_filled_seat(self) -> None:
        held = self.seat.appointments.filter(ended_on__isnull=True).select_related("membership")
        for other in held:
            if other.membership_id == self.membership_id:
                raise Refused(f"{other.membership} sits here already.")
            if not (self.is_alternate or other.is_alternate):
                raise Refused(
                    f"{other.membership} holds this seat. End that appointment first.",
                    link=self.get_absolute_url(),
                )


def refuse_own_office(by: Any, person: Any, *, office: str, is_alternate: bool = False) -> None:
    """Raise Refused for somebody who gives themselves the chair: rights come with it."""
    if by.pk == person.pk and office != Office.NONE and not is_alternate:
        raise Refused("Nobody makes themselves chair or deputy. Ask a colleague to record it.")


def _refuse_backwards(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise Refused("A term cannot end before it begins.")
