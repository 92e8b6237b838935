"""Minutes: live, draft, circulated, confirmed, and then frozen."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.models import scoped
from meetings.models.item import AgendaItem


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

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()


class MinuteQuerySet(models.QuerySet):
    """Reads of minutes' texts."""

    def visible_to(self, me: Any) -> "MinuteQuerySet":
        """Texts of items this person may see."""
        return self.filter(item__in=AgendaItem.objects.visible_to(me))


class Minute(Accountable):
    """What the minutes say of one agenda item."""

    revised = "minute.written"

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="minute")
    text = models.TextField(blank=True)

    objects: ClassVar[Any] = scoped(MinuteQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["item__part", "item__order"]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def circle_id(self) -> UUID | None:
        return self.item.source_id
