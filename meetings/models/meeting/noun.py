"""A meeting of one group, held under one version of its terms."""

from typing import Any, ClassVar

from django.db import models

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

    def get_absolute_url(self) -> str:
        return address("meetings:meeting_detail", code=self.code)

    def page(self, noun: str) -> str:
        """The address of one of this meeting's own pages: "attendance", "minutes"."""
        return address(f"meetings:meeting_{noun}", code=self.code)

    @property
    def minutes_are_final(self) -> bool:
        """Whether the text of this meeting's minutes is closed."""
        return hasattr(self, "minutes") and self.minutes.finalised_at is not None

    def must_take_minutes(self) -> None:
        """Raise Refused when nothing can be minuted, or no longer."""
        if self.cancelled_at:
            raise Refused("This meeting was cancelled.")
        # Under a lock: what is typed while somebody finalises waits, and is refused.
        rows = Minutes.objects.select_for_update(of=("self",))
        minutes = rows.filter(meeting=self).first()
        if minutes and minutes.finalised_at:
            raise Refused("The minutes of this meeting are final and can no longer change.")
