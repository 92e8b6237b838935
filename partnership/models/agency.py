"""Agencies and what they were called when."""

from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from partnership.choices import AgencyKind


class AgencyQuerySet(models.QuerySet):
    """Reads of agencies."""

    def visible_to(self, me: Any) -> "AgencyQuerySet":
        """Every member may know who the partners are."""
        return self

    def serving(self) -> "AgencyQuerySet":
        """Agencies that still exist."""
        return self.filter(ended_on__isnull=True)


class Agency(Accountable):
    """A statutory safeguarding partner or relevant agency."""

    revised = "agency.revised"

    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=AgencyKind.choices)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )
    ended_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(AgencyQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["name"]
        verbose_name_plural = "agencies"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="agency_slug_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=AgencyKind.values), name="agency_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("partnership:agency_detail", )


class AgencyName(Accountable):
    """What an agency was called from one day to another (PCT → ICB, KSCB → KSCMP)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=160)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    class Meta(Accountable.Meta):
        ordering = ["from_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True)
                | models.Q(from_on__isnull=True)
                | models.Q(to_on__gte=models.F("from_on")),
                name="agency_name_dates",
            )
        ]

    def __str__(self) -> str:
        return self.name
