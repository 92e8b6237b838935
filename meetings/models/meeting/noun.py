"""A meeting of one group, held under one version of its terms."""

from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from core.journal.accountable import Accountable
from core.journal.deeds import Refused
from core.pages.templatetags.words import day
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from meetings.models.meeting.agenda import Agenda
from meetings.models.meeting.holding import Holding
from meetings.models.meeting.reads import MeetingQuerySet
from meetings.models.meeting.scheduling import Scheduling
from meetings.models.minutes import Minutes


class Meeting(Scheduling, Agenda, Holding, Accountable):
    """Its number is given when it is held; its lifecycle stands in the files beside this one."""

    unremarkable: ClassVar[dict[str, Any]] = {"is_quorate": True}

    code = models.CharField(max_length=8)
    group = models.ForeignKey(
        "partnership.Subgroup", on_delete=models.PROTECT, related_name="meetings"
    )
    terms = models.ForeignKey(
        "partnership.TermsOfReference",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings",
    )
    number = models.PositiveIntegerField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(MeetingQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="meeting_code_once"),
            models.UniqueConstraint(fields=["group", "number"], name="meeting_number_once"),
            models.UniqueConstraint(
                fields=["group", "original_on"],
                condition=models.Q(cancelled_at__isnull=True),
                name="meeting_slot_once",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="meeting_dates"
            ),
            models.CheckConstraint(
                condition=models.Q(held_at__isnull=True) | models.Q(cancelled_at__isnull=True),
                name="meeting_held_or_cancelled",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "starts_at", "id"], name="meeting_by_date")]

    def __str__(self) -> str:
        return f"{self.group}, {day(self.starts_at)}"

    @property
    def mentioned_as(self) -> str:
        """In a mail's subject: nobody knows a meeting by its code."""
        return str(self)

    def get_absolute_url(self) -> str:
        return address("meetings:meeting_detail", code=self.code)

    def page(self, noun: str) -> str:
        """The address of one of this meeting's own pages: "attendance", "minutes"."""
        return address(f"meetings:meeting_{noun}", code=self.code)

    @property
    def minutes_are_final(self) -> bool:
        """Whether the text of this meeting's minutes is closed."""
        return hasattr(self, "minutes") and self.minutes.finalised_at is not None

    @property
    def minutes_are_confirmed(self) -> bool:
        """Whether the next meeting has confirmed this one's minutes."""
        return hasattr(self, "minutes") and self.minutes.confirmed_at is not None

    def has_come(self, *, on: date) -> bool:
        """Whether its London day is here: who writes the minutes begins before the hour."""
        return timezone.localdate(self.starts_at) <= on

    def must_have_come(self, at: datetime) -> None:
        """Raise Refused before its day, and for a meeting that was cancelled."""
        if self.cancelled_at:
            raise Refused("This meeting was cancelled.", link=self.get_absolute_url())
        if not self.has_come(on=timezone.localdate(at)):
            raise Refused(
                f"This meeting is on {day(self.starts_at)}. Who came and what was said can be "
                "recorded from that day.",
                link=self.get_absolute_url(),
            )

    def must_take_minutes(self, at: datetime) -> None:
        """Raise Refused when nothing can be minuted yet, or no longer."""
        self.must_have_come(at)
        minutes = self._minutes_locked()
        if minutes and minutes.finalised_at:
            raise Refused("The minutes of this meeting are final and can no longer change.")

    def must_be_unconfirmed(self) -> Minutes | None:
        """Its minutes, if they are begun. Raises Refused once the next meeting confirmed them."""
        minutes = self._minutes_locked()
        if minutes and minutes.confirmed_at:
            raise Refused(
                "The minutes of this meeting are confirmed and can no longer change. A mistake "
                "found later is a matter for a meeting.",
                link=self.page("minutes"),
            )
        return minutes

    def _minutes_locked(self) -> Minutes | None:
        """Under a lock: what is typed while somebody finalises waits, and is refused."""
        rows = Minutes.objects.select_for_update(of=("self",))
        return rows.filter(meeting=self).first()
