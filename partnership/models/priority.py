"""What a partnership has decided to work on."""

from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.db import models

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from partnership.days import refuse_day_to_come
from partnership.slugs import save_with_slug


class PriorityQuerySet(models.QuerySet):
    """Reads of priorities."""

    def visible_to(self, me: Any) -> "PriorityQuerySet":
        """Every member may read them."""
        return self

    def current(self) -> "PriorityQuerySet":
        """Priorities that have not been closed."""
        return self.filter(ended_on__isnull=True)


class Priority(Accountable):
    """A safeguarding priority for a span of years."""

    revised = "priority.revised"

    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=160)
    period = models.CharField("for", max_length=20, help_text="For example 2026/27.")
    objective = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField("closed on", null=True, blank=True)

    objects: ClassVar[Any] = scoped(PriorityQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["order", "title"]
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="priority_slug_once")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("partnership:priority_detail", slug=self.slug)

    # -- verbs ---------------------------------------------------------------------------
    @classmethod
    @verb
    def set_new(cls, *, by: Any, at: datetime, title: str, **facts: Any) -> Self:
        """Set a priority. ``facts``: period, objective, order.

        Raises Refused when a priority of this title is set for the same period.
        """
        rows = cls.objects.current().filter(title__iexact=title, period=facts["period"])
        other = rows.first()
        if other:
            raise Refused(
                f"{other} is a priority for {other.period} already.", other.get_absolute_url()
            )
        priority = cls(title=title, **facts)
        save_with_slug(priority, title)
        priority.record("priority.set", by=by, at=at)
        return priority

    @verb
    def end(self, *, by: Any, at: datetime, on: date, reason: str = "") -> Self:
        """Close the priority; what was done under it stays tied to it.

        Raises Refused for a day to come, and the second time.
        """
        self.lock()
        if self.ended_on:
            raise Refused("This priority was closed already.")
        refuse_day_to_come(on, at)
        self.ended_on = on
        self.save()
        self.record("priority.ended", by=by, at=at, reason=reason)
        return self
