"""What is on a meeting's agenda, and how it gets there by itself."""

from datetime import datetime
from typing import Any

from django.db import models

from core.journal.deeds import Refused
from meetings.choices import ItemKind
from meetings.models.item import AgendaItem
from meetings.models.minutes import Minutes
from meetings.models.standing import STANDING, StandingItem


class Agenda(models.Model):
    """Standing items come with the meeting."""

    circulated_at = models.DateTimeField("papers circulated", null=True, blank=True)

    class Meta:
        abstract = True

    def lay_out(self, *, by: Any, at: datetime) -> None:
        """The standing agenda: what every meeting has, then what this group always has."""
        own = StandingItem.objects.filter(group=self.group, ended_at__isnull=True)
        for title, kind in STANDING:
            AgendaItem.add(self, title=title, kind=kind, by=by, at=at)
        for standing in own:
            AgendaItem.add(self, title=standing.title, kind=ItemKind.STANDING, by=by, at=at)

    def following_begun(self, *, at: datetime) -> Any:
        """The group's first later meeting that has begun by now, or None: it confirms minutes."""
        later = type(self).objects.filter(group=self.group, starts_at__gt=self.starts_at)
        return later.filter(cancelled_at__isnull=True, starts_at__lte=at).first()

    def following(self, *, at: datetime) -> Any:
        """The group's next planned meeting from now on, or None."""
        later = type(self).objects.filter(group=self.group, starts_at__gt=max(self.starts_at, at))
        return later.filter(cancelled_at__isnull=True).first()

    def last_minutes(self) -> Minutes | None:
        """The minutes of the group's meeting before this one, which this one looks back on."""
        earlier = Minutes.objects.filter(
            meeting__group=self.group_id,
            meeting__starts_at__lt=self.starts_at,
            meeting__cancelled_at__isnull=True,
        )
        return earlier.select_related("meeting").order_by("-meeting__starts_at").first()

    def must_be_open(self) -> None:
        """Raise Refused when the agenda can no longer change."""
        self.must_be_ahead()

    def items_in_order(self) -> Any:
        """Items still on the agenda, Part A before Part B."""
        return self.items.filter(removed_at__isnull=True)


def refuse_without_items(meeting: Any) -> None:
    """Raise Refused for an empty agenda: it is not sent out."""
    if not meeting.items_in_order().exists():
        raise Refused("Put at least one item on the agenda before you send it out.")
