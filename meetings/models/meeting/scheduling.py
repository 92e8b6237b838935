"""From a slot in the year to a dated meeting with its agenda."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Self

from django.db import models
from django.utils import timezone

from core.calendar.england import england
from core.calendar.workdays import BeyondHorizon
from core.journal.deeds import Refused, verb
from core.pages.london import LONDON
from core.pages.templatetags.words import day
from core.tenancy.codes import save_with_code
from meetings.timetable import IsWorking, Slot, papers_due
from partnership.choices import DayUnit
from partnership.models import Subgroup, TermsOfReference

USUAL_LENGTH = 120  # minutes, where the terms state none
# An urgent meeting that was not planned is written up afterwards, while people remember it.
WRITTEN_UP_WITHIN = timedelta(days=14)


@contextmanager
def within_known_days() -> Iterator[None]:
    """Around the counting of working days: what lies beyond the known ones is refused."""
    try:
        yield
    except BeyondHorizon as beyond:
        raise Refused(f"{beyond} Choose another day.") from beyond


@dataclass(frozen=True)
class Hours:
    """When and where a group usually meets."""

    begins: time
    venue: str = ""


def papers_deadline(
    terms: TermsOfReference | None, meeting_on: date, is_working: IsWorking
) -> date | None:
    """The paper deadline under these terms; None where they state none."""
    if terms is None:
        return None
    in_working_days = terms.papers_unit == DayUnit.WORKING
    return papers_due(meeting_on, terms.papers_days, in_working_days, is_working)


class Scheduling(models.Model):
    """The facts of the calendar. The slot a meeting was planned for never changes."""

    original_on = models.DateField("first planned for", editable=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    venue = models.CharField(max_length=200, blank=True)
    extra_reason = models.TextField("why it is an extra meeting", blank=True)
    papers_due_on = models.DateField("papers due", null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.TextField(blank=True)

    class Meta:
        abstract = True

    @classmethod
    def schedule_year(
        cls, group: Subgroup, slots: Iterable[Slot], hours: Hours, *, by: Any, at: datetime
    ) -> list[Self]:
        """Schedule the slots of a confirmed preview under the group's adopted terms.

        Days on which the group meets already are left out. Raises Refused when that is all.
        """
        free = [slot for slot in slots if not slot.is_taken]
        if not free:
            raise Refused(f"{group} has a meeting planned on each of these days already.")
        terms = TermsOfReference.objects.in_force().filter(subgroup=group).first()
        return [cls.schedule(group, terms, s, hours, by=by, at=at) for s in free]

    @classmethod
    def add_extra(
        cls, group: Subgroup, on: date, hours: Hours, *, reason: str, by: Any, at: datetime
    ) -> Self:
        """Put one meeting more than the year's into the calendar, under the adopted terms.

        An urgent one may be added for two weeks after it was held, to be written up; papers are
        due by no day then. Raises Refused for a group that has ended, a day longer ago, a day on
        which the group meets already, and one so far ahead that its bank holidays are not known.
        """
        group.refuse_ended()
        if on < timezone.localdate(at) - WRITTEN_UP_WITHIN:
            raise Refused("A meeting can be added up to two weeks after its day, not later.")
        is_over = datetime.combine(on, hours.begins, tzinfo=LONDON) <= at
        if on in cls.objects.days_of(group):  # type: ignore[attr-defined]
            raise Refused(f"{group} already has a meeting planned for {day(on)}.")
        terms = TermsOfReference.objects.in_force().filter(subgroup=group).first()
        with within_known_days():
            due_on = None if is_over else papers_deadline(terms, on, england().includes)
            slot = Slot(on, on, due_on)
        return cls.schedule(group, terms, slot, hours, reason=reason, by=by, at=at)

    @classmethod
    @verb
    def schedule(
        cls,
        group: Subgroup,
        terms: TermsOfReference | None,
        slot: Slot,
        hours: Hours,
        *,
        by: Any,
        at: datetime,
        reason: str = "",
    ) -> Self:
        """Put one meeting into the calendar, with its standing agenda; ``reason``: of an extra one.

        Raises Refused when the group already has a meeting in that slot.
        """
        planned = cls.objects.filter(group=group, original_on=slot.on)
        if planned.filter(cancelled_at__isnull=True).exists():
            raise Refused(f"{group} already has a meeting planned for {day(slot.on)}.")
        begins = datetime.combine(slot.on, hours.begins, tzinfo=LONDON)
        minutes = (terms.length_minutes if terms else None) or USUAL_LENGTH
        meeting = cls(group=group, terms=terms, original_on=slot.on, venue=hours.venue)
        meeting.starts_at, meeting.ends_at = begins, begins + timedelta(minutes=minutes)
        meeting.papers_due_on, meeting.extra_reason = slot.papers_due_on, reason
        save_with_code(meeting, "M")
        meeting.record("meeting.scheduled", by=by, at=at, reason=reason)
        meeting.lay_out(by=by, at=at)
        return meeting

    @verb
    def move(
        self,
        *,
        starts_at: datetime,
        reason: str,
        by: Any,
        at: datetime,
        venue: str = "",
        version: int | None = None,
    ) -> Self:
        """Move to another time. The slot it was planned for stays; the papers' day follows.

        Raises Refused for a meeting that was held or cancelled or has begun to be written up, a
        time gone by, or one so far ahead that its bank holidays are not known; Stale when
        ``version`` is not the meeting's.
        """
        self.lock(version=version)
        self.must_be_movable()
        if starts_at <= at:
            raise Refused("Choose a time that is still to come.")
        was_at = self.starts_at
        self.starts_at, self.ends_at = starts_at, starts_at + (self.ends_at - was_at)
        self.venue = venue or self.venue
        on = timezone.localdate(starts_at)
        with within_known_days():
            self.papers_due_on = papers_deadline(self.terms, on, england().includes)
        self.save()
        self.record("meeting.moved", by=by, at=at, reason=reason, was_at=was_at.isoformat())
        return self

    @verb
    def cancel(self, *, reason: str, by: Any, at: datetime) -> Self:
        """Take the meeting out of the calendar. Raises Refused once it was held."""
        self.lock()
        self.must_be_ahead()
        self.cancelled_at, self.cancel_reason = at, reason
        self.save()
        self.record("meeting.cancelled", by=by, at=at, reason=reason)
        return self

    @property
    def papers_day(self) -> date:
        """The last day for its papers; its own where the terms state none."""
        return self.papers_due_on or timezone.localdate(self.starts_at)

    @property
    def is_written_up(self) -> bool:
        """Whether anything is recorded of it as a meeting that took place."""
        return hasattr(self, "minutes") or self.attendances.exists()

    def must_be_movable(self) -> None:
        """Raise Refused for a meeting that was held or cancelled, or has begun to be written up."""
        self.must_be_ahead()
        if self.is_written_up:
            raise Refused(
                "Who came to this meeting, or what was said, is recorded already: it took place "
                "on its day, so it is not moved. Add another meeting for what is left.",
                link=self.get_absolute_url(),
            )

    def must_be_ahead(self) -> None:
        """Raise Refused for a meeting that was held or cancelled."""
        if self.held_at:
            raise Refused("This meeting was held, so it can no longer be changed.")
        if self.cancelled_at:
            raise Refused("This meeting was cancelled.")
