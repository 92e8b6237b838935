"""Groups and whom they answer to."""

from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from partnership.choices import GroupKind


class SubgroupQuerySet(models.QuerySet):
    """Reads of groups."""

    def visible_to(self, me: Any) -> "SubgroupQuerySet":
        """Every member may know which groups there are."""
        return self

    def serving(self) -> "SubgroupQuerySet":
        """Groups that still meet."""
        return self.filter(ended_on__isnull=True)


class Subgroup(Accountable):
    """A standing group of the partnership; the Board is one of them."""

    revised = "subgroup.revised"

    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=10, choices=GroupKind.choices)
    purpose = models.TextField(blank=True)
    answers_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="answering"
    )
    established_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(SubgroupQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["name"]
        verbose_name = "group"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="subgroup_slug_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=GroupKind.values), name="subgroup_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("partnership:subgroup_detail", )
