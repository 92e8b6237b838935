"""What a group always has on its agenda."""

from datetime import datetime
from typing import Any

from django.db import models

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from meetings.choices import ItemKind

# Every meeting begins with these (domain reference §4.2).
STANDING = (
    ("Welcome, apologies and declarations of interest", ItemKind.STANDING),
    ("Minutes of the last meeting", ItemKind.MINUTES),
    ("Open actions", ItemKind.ACTIONS),
)


class StandingItem(Accountable):
    """A line that every agenda of a group gets when its meeting is scheduled."""

    group = models.ForeignKey(
        "partnership.Subgroup", on_delete=models.PROTECT, related_name="standing_items"
    )
    title = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(Accountable.Meta):
        ordering = ["order", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "title"],
                condition=models.Q(ended_at__isnull=True),
                name="standing_item_once",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    @verb
    def add(cls, group: Any, *, title: str, by: Any, at: datetime) -> "StandingItem":
        """Add a line to every future agenda. Raises Refused when it stands there already."""
        lines = cls.objects.filter(group=group, ended_at__isnull=True)
        if lines.filter(title__iexact=title).exists():
            raise Refused("This group has that standing item already.")
        item = cls(group=group, title=title, order=lines.count())
        item.save()
        item.record("standing_item.added", by=by, at=at)
        return item

    @verb
    def end(self, *, by: Any, at: datetime) -> "StandingItem":
        """Leave it off future agendas; those already laid out keep theirs.

        Raises Refused the second time.
        """
        self.lock()
        if self.ended_at:
            raise Refused("This is no longer a standing item.")
        self.ended_at = at
        self.save()
        self.record("standing_item.ended", by=by, at=at)
        return self
