"""What is on the agenda."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from actions.models import Action
from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.codes import save_with_code
from core.tenancy.models import scoped
from meetings.choices import ItemKind, Part
from meetings.models.standing import STANDING
from reviews.models.flow import FromSource
from reviews.visibility import source_visible


class AgendaItemQuerySet(models.QuerySet):
    """Reads of agenda items."""

    def visible_to(self, me: Any) -> "AgendaItemQuerySet":
        """The source's circle first; then the group's members, the team and the scrutineer."""
        rows = self.filter(source_visible(me, "source__"))
        if me.is_business_team or me.is_scrutineer:
            return rows
        return rows.filter(meeting__group_id__in=me.group_ids)


class AgendaItem(FromSource, Accountable):
    """An item in Part A or Part B, numbered within its part."""

    revised = "item.revised"

    code = models.CharField(max_length=8)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="items")
    part = models.CharField(max_length=1, choices=Part.choices, default=Part.A)
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=ItemKind.choices, default=ItemKind.OTHER)
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    minutes_planned = models.PositiveSmallIntegerField("minutes", null=True, blank=True)
    presenter = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source = models.ForeignKey(
        "reviews.LearningSource",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agenda_items",
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(AgendaItemQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["part", "order"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="item_code_once"),
            models.CheckConstraint(condition=models.Q(part__in=Part.values), name="item_part"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.meeting.get_absolute_url()}#{self.code}"

    @property
    def minute_url(self) -> str:
        """Where this item is minuted."""
        return address("meetings:item_minute", code=self.code)

    @classmethod
    @verb
    def add(
        cls,
        meeting: Any,
        *,
        title: str,
        by: Any,
        at: datetime,
        kind: str = ItemKind.OTHER,
        source: Any = None,
        **facts: Any,
    ) -> "AgendaItem":
        """Put an item at the end of its part. One about a restricted source goes to Part B.

        Raises Refused once the meeting was held or cancelled.
        """
        meeting.must_be_open()
        if source is not None:
            source.lock()
        item = cls(meeting=meeting, title=title, kind=kind, source=source, **facts)
        item._stand_last()
        save_with_code(item, "I")
        item.record("item.added", by=by, at=at)
        return item

    def revise(self, **changes: Any) -> "AgendaItem":  # type: ignore[override]
        """The inherited edit, while its agenda can change: minutes stand under its title."""
        self.meeting.must_be_open()
        return super().revise(**changes)

    def _stand_last(self) -> None:
        """At the end of the part where its source puts it."""
        self.part = Part.B if self.is_behind_restriction else Part.A
        there = type(self).objects.filter(meeting=self.meeting, part=self.part)
        self.order = (there.aggregate(n=models.Max("order"))["n"] or 0) + 1

    @verb
    def move_up(self, *, by: Any, at: datetime) -> "AgendaItem":
        """Change places with the item before it, while the agenda is not out.

        Raises Refused after that, for the lines every agenda opens with and beneath them.
        """
        self.meeting.lock()
        self.lock()
        self.meeting.must_be_open()
        if self.meeting.circulated_at:
            raise Refused("The agenda was sent out, so its order stays.")
        before = self._before(by)
        if before is None:
            raise Refused("This item stands as high as it can.")
        before.lock()
        self.order, before.order = before.order, self.order
        before.save()
        self.save()
        self.record("item.moved_up", by=by, at=at)
        return self

    def _before(self, me: Any) -> "AgendaItem | None":
        """What it changes places with among the items this person knows of; None beneath the
        opening lines."""
        known = self.meeting.items_in_order().visible_to(me)
        found = known.filter(part=self.part, order__lt=self.order).last()
        return None if found is None or found.opens_the_agenda or self.opens_the_agenda else found

    @property
    def opens_the_agenda(self) -> bool:
        """Whether it is one of the lines that every agenda begins with."""
        return self.part == Part.A and self.order <= len(STANDING)

    @verb
    def change_parts(self, *, by: Any, at: datetime) -> "AgendaItem":
        """Its source was restricted, or opened: what was minuted under it goes along."""
        self.lock()
        self._stand_last()
        self.save()
        self.record("item.changed_parts", by=by, at=at)
        return self

    @verb
    def remove(self, *, reason: str, by: Any, at: datetime) -> "AgendaItem":
        """Take it off the agenda. Raises Refused once something was minuted or decided."""
        self.lock()
        self.meeting.must_be_open()
        if self.removed_at:
            raise Refused("This item is no longer on the agenda.")
        if self.decisions.exists() or hasattr(self, "minute"):
            raise Refused("Something was minuted under this item, so it stays.")
        self.removed_at = at
        self.save()
        self.record("item.removed", by=by, at=at, reason=reason)
        return self

    def raise_action(self, *, by: Any, at: datetime, **facts: Any) -> Action:
        """Raise an action in the group's own log. It keeps the item's source, so that it is
        known to nobody who may not know the source, whenever that is restricted.
        """
        group = self.meeting.group
        return Action.raise_in_log(group=group, source=self.source, by=by, at=at, **facts)
