"""Minutes: live, draft, circulated, confirmed, and then frozen."""

from datetime import datetime
from typing import Any

from django.db import models

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from meetings.models.item import AgendaItem
from meetings.models.minute import Minute


class Minutes(Accountable):
    """The minutes of one meeting as a whole."""

    meeting = models.OneToOneField(
        "meetings.Meeting", on_delete=models.PROTECT, related_name="minutes"
    )
    finalised_at = models.DateTimeField(null=True, blank=True)
    circulated_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_in = models.ForeignKey(
        "meetings.Meeting", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    corrections = models.TextField(blank=True)

    class Meta(Accountable.Meta):
        verbose_name_plural = "minutes"
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(circulated_at__isnull=True) | models.Q(finalised_at__isnull=False)
                )
                & (models.Q(confirmed_at__isnull=True) | models.Q(circulated_at__isnull=False)),
                name="minutes_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting}"

    @property
    def mentioned_as(self) -> str:
        """In a mail's subject: the meeting they are of."""
        return str(self.meeting)

    def get_absolute_url(self) -> str:
        return self.meeting.page("minutes")

    @property
    def awaits_confirmation(self) -> bool:
        """Sent out, and no meeting has confirmed them."""
        return bool(self.circulated_at and not self.confirmed_at)

    @classmethod
    @verb
    def open(cls, meeting: Any, *, by: Any, at: datetime) -> "Minutes":
        """Begin the minutes of a meeting that has begun."""
        minutes = cls(meeting=meeting)
        minutes.save()
        minutes.record("minutes.opened", by=by, at=at)
        return minutes

    @classmethod
    def begin(cls, meeting: Any, *, by: Any, at: datetime) -> None:
        """Open the minutes unless somebody has; of two who begin at once the second waits."""
        begun = cls.objects.filter(meeting=meeting)
        if not begun.exists():
            meeting.lock()
            if not begun.exists():
                cls.open(meeting, by=by, at=at)

    @verb
    def finalise(self, *, by: Any, at: datetime) -> "Minutes":
        """Close the text for the chair's eye. Raises Refused until every item says something."""
        self.lock()
        if self.finalised_at:
            raise Refused("These minutes are final already.")
        if self.meeting.held_at is None:
            raise Refused(
                "Record that the meeting was held first.", link=self.meeting.page("attendance")
            )
        self._refuse_silent_items(by)
        self.finalised_at = at
        self.save()
        self.record("minutes.finalised", by=by, at=at)
        return self

    def _refuse_silent_items(self, by: Any) -> None:
        """Raise Refused while an item says nothing; a title is told to whoever may know it."""
        silent = [i.pk for i in self.meeting.items_in_order() if not Minute.of(i)]
        known = AgendaItem.objects.visible_to(by).filter(pk__in=silent)
        titles = list(known.values_list("title", flat=True))
        if len(titles) < len(silent):
            titles.append("what Part B keeps to a panel")
        if titles:
            words = f"Nothing is minuted yet under: {'; '.join(titles)}."
            raise Refused(words, link=self.meeting.page("minutes"))

    @verb
    def circulate(self, *, by: Any, at: datetime) -> "Minutes":
        """Send the final minutes to the group (Kent LIG ToR §8c: in a timely manner).

        Raises Refused before they are final, and the second time.
        """
        self.lock()
        if not self.finalised_at:
            raise Refused("Finalise the minutes before you send them out.")
        if self.circulated_at:
            raise Refused("These minutes were sent out already.")
        self.circulated_at = at
        self.save()
        self.record("minutes.circulated", by=by, at=at)
        return self

    @verb
    def confirm(
        self, *, confirmed_in: Any, by: Any, at: datetime, corrections: str = ""
    ) -> "Minutes":
        """The next meeting confirms them, with corrections beside the text; then they freeze.

        Raises Refused before they were sent out, the second time, and for a meeting of another
        group, an earlier one, or one that has not begun.
        """
        self.lock()
        if not self.circulated_at:
            raise Refused("Minutes are confirmed after they were sent out.")
        if self.confirmed_at:
            raise Refused("These minutes are confirmed and can no longer change.")
        if confirmed_in.group_id != self.meeting.group_id:
            raise Refused("Minutes are confirmed by a meeting of the same group.")
        if confirmed_in.starts_at <= self.meeting.starts_at or confirmed_in.starts_at > at:
            raise Refused("Minutes are confirmed at a later meeting that has begun.")
        self.confirmed_at, self.confirmed_in, self.corrections = at, confirmed_in, corrections
        self.save()
        self.record("minutes.confirmed", by=by, at=at, reason=corrections)
        return self
