"""Sending the papers out, the meeting itself, and who came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Max

from core.journal.deeds import Refused, verb
from meetings.choices import Attended
from meetings.models.attendance import Attendance
from meetings.models.in_attendance import InAttendance, Other
from meetings.models.meeting.agenda import refuse_without_items
from meetings.models.meeting.reads import FILLED
from meetings.models.paper_version import PaperVersion
from meetings.quorum import Quorum, Verdict, judge
from partnership.choices import Office
from partnership.models import Appointment, Seat


@dataclass(frozen=True)
class Came:
    """How one seat was filled: ``name`` as it will stand in the minutes."""

    attended: str
    membership: Any = None
    name: str = ""


class Holding(models.Model):
    """From the papers' circulation to the record of who came."""

    held_at = models.DateTimeField(null=True, blank=True)
    is_quorate = models.BooleanField("quorate", null=True, blank=True)
    quorum_note = models.TextField("why it went on without a quorum", blank=True)
    chaired_from = models.ForeignKey(
        "partnership.Seat",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="chaired from the seat of",
    )

    class Meta:
        abstract = True

    @verb
    def circulate(self, *, by: Any, at: datetime) -> Self:
        """Send agenda and papers out; the paper versions of this moment are pinned.

        May be repeated when a late paper came in: what is new is pinned then. Raises Refused
        once it was held or cancelled, and for an empty agenda.
        """
        self.lock()
        self.must_be_ahead()
        refuse_without_items(self)
        self.circulated_at = at
        self.save()
        self.record("meeting.circulated", by=by, at=at)
        for version in PaperVersion.newest_of(self):
            version.circulate(by=by, at=at)
        return self

    def seats(self) -> models.QuerySet[Seat]:
        """The seats of the group that a meeting counts."""
        return Seat.objects.filter(subgroup=self.group, ended_on__isnull=True)

    def seats_with_holders(self) -> list[Seat]:
        """Those seats with ``holder``: who sits there now, or None; two queries."""
        found = list(self.seats().select_related("agency"))
        held = Appointment.objects.in_force().filter(seat__in=found, is_alternate=False)
        holders = {a.seat_id: a.membership for a in held.select_related("membership")}
        for seat in found:
            seat.holder = holders.get(seat.pk)
        return found

    def quorum(self) -> Quorum:
        """The rule of the terms this meeting is held under."""
        if self.terms is None:
            return Quorum(None)
        needed = self.terms.quorum_agencies.filter(removed_at__isnull=True)
        return Quorum(
            self.terms.quorum_count, frozenset(needed.values_list("agency_id", flat=True))
        )

    def verdict(self) -> Verdict:
        """How the quorum comes out for those recorded so far."""
        came = self.attendances.filter(attended__in=FILLED)
        agencies = list(came.values_list("agency_id", flat=True))
        return judge(self.quorum(), present=len(agencies), agencies=agencies)

    @verb
    def record_attendance(
        self,
        came: Mapping[Any, Came],
        *,
        by: Any,
        at: datetime,
        chaired_from: Seat | None = None,
        others: Iterable[Other] | None = None,
        version: int | None = None,
    ) -> Self:
        """Write down who came, seat by seat; ``came`` maps a seat's id to how it was filled.

        ``chaired_from``: the seat of whoever chaired; else the chair's if present, else a
        deputy's. ``others``: who else was in the room; None leaves those as they are. May be
        repeated until the minutes are finalised. Raises Refused before its day and after that,
        and when nobody came for the seat that chaired; Stale when ``version`` is not the
        meeting's.
        """
        self.lock(version=version)
        self.must_take_minutes(at)
        for seat in self.seats_with_holders():
            if seat.pk in came:
                Attendance.write(self, seat, came[seat.pk])
        if others is not None:
            InAttendance.write(self, others, at=at)
        self.is_quorate = self.verdict().is_quorate
        self.chaired_from = self._chaired(chaired_from)
        self.save()
        self.record("attendance.recorded", by=by, at=at)
        return self

    def _chaired(self, named: Seat | None) -> Seat | None:
        """The seat of whoever chaired: as named, or by office; None where neither was there."""
        lines = self.attendances.filter(attended__in=FILLED).select_related("seat")
        if named is not None:
            if not any(line.seat_id == named.pk for line in lines):
                raise Refused("Whoever chaired the meeting must have come to it.")
            return named
        present = {e.seat.office: e.seat for e in lines if e.attended == Attended.PRESENT}
        return present.get(Office.CHAIR) or present.get(Office.DEPUTY)

    @verb
    def go_on_without_quorum(self, *, reason: str, by: Any, at: datetime) -> Self:
        """The chair's discretion, where the terms give it. Raises Refused where they do not."""
        self.lock()
        self.must_take_minutes(at)
        if self.is_quorate is not False:
            raise Refused("This meeting is not known to lack a quorum.")
        if self.terms is None or not self.terms.quorum_chair_discretion:
            raise Refused("The terms of reference give the chair no such discretion.")
        self.quorum_note = reason
        self.save()
        self.record("quorum.waived", by=by, at=at, reason=reason)
        return self

    @verb
    def hold(self, *, by: Any, at: datetime) -> Self:
        """Record that the meeting was held; it gets its number in the group's own count.

        Raises Refused before its day, for a cancelled one, or with nobody's attendance.
        """
        self.lock()
        self.must_be_ahead()
        if at < self.starts_at:
            raise Refused("This meeting has not begun yet.")
        if not self.attendances.exists():
            raise Refused("Record who came first.", link=self.page("attendance"))
        self.held_at = at
        self.number = self._next_number()
        self.save()
        self.record("meeting.held", by=by, at=at)
        return self

    def _next_number(self) -> int:
        """Under a lock of the group, so that two meetings never share a number."""
        type(self.group).objects.select_for_update().get(pk=self.group_id)
        last = type(self).objects.filter(group=self.group).aggregate(last=Max("number"))["last"]
        return (last or 0) + 1
