"""What a partnership has decided to work on."""

from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.models import scoped


class PriorityQuerySet(models.QuerySet):
    """Reads of priorities."""

    def visible_to(self, me: Any) -> "PriorityQuerySet":
        """Every member may read them."""
        return self


class Priority(Accountable):
    """A safeguarding priority for a span of years."""

    revised = "priority.revised"

    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=160)
    period = models.CharField("for", max_length=20, help_text="For example 2026/27.")
    objective = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(PriorityQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["order", "title"]
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="priority_slug_once")
        ]

    def __str__(self) -> str:
        return self.title
