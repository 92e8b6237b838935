"""What is on the agenda."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.models import scoped
from meetings.choices import ItemKind, Part
from reviews.visibility import source_visible


class AgendaItemQuerySet(models.QuerySet):
    """Reads of agenda items."""

    def visible_to(self, me: Any) -> "AgendaItemQuerySet":
        """The source's circle first; then the group's members, the team and the scrutineer."""
        rows = self.filter(source_visible(me, "source__"))
        if me.is_business_team or me.is_scrutineer:
            return rows
        return rows.filter(meeting__group_id__in=me.group_ids)


class AgendaItem(Accountable):
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
        "reviews.LearningSource", null=True, blank=True, on_delete=models.PROTECT,
        related_name="agenda_items",
    )
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="carried_to"
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

    @property
    def circle_id(self) -> UUID | None:
        return self.source_id

    @property
    def is_behind_restriction(self) -> bool:
        return self.source is not None and self.source.is_restricted
