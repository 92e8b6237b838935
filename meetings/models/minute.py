"""What is minuted under one item."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.journal.deeds import Stale, verb
from core.tenancy.models import scoped
from meetings.models.item import AgendaItem
from reviews.models.flow import Hanging


class MinuteQuerySet(models.QuerySet):
    """Reads of minutes' texts."""

    def visible_to(self, me: Any) -> "MinuteQuerySet":
        """Texts of items this person may see."""
        return self.filter(item__in=AgendaItem.objects.visible_to(me))


class Minute(Hanging, Accountable):
    """What the minutes say of one agenda item."""

    hangs_from = "item"
    revised = "minute.written"

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="minute")
    text = models.TextField(blank=True)
    saved_at = models.DateTimeField()

    objects: ClassVar[Any] = scoped(MinuteQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["item__part", "item__order"]

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return self.item.get_absolute_url()

    @classmethod
    def of(cls, item: Any) -> str:
        """What is minuted under an item: its text, or its decisions."""
        minute = cls.objects.filter(item=item).first()
        if minute and minute.text.strip():
            return minute.text
        return "; ".join(d.text for d in item.decisions.all())

    @classmethod
    @verb
    def write(
        cls, item: Any, *, text: str, by: Any, at: datetime, version: int | None = None
    ) -> "Minute":
        """Type the minute of one item. Raises Stale on a lost race, Refused too early and too late.

        ``version`` None says that nothing stood there when the writer began.
        """
        from meetings.models.minutes import Minutes

        item.meeting.must_take_minutes(at)
        Minutes.begin(item.meeting, by=by, at=at)
        minute = cls.objects.filter(item=item).first()
        if minute is None:
            minute = cls(item=item)
        elif version is None:
            raise Stale(minute)
        else:
            minute.lock(version=version)
        minute.text, minute.saved_at = text, at
        minute.save()
        minute.record("minute.written", by=by, at=at)
        return minute
