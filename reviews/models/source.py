"""The one register of everything we learn from."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.postgres.search import SearchVectorField
from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from reviews.choices import SourceKind
from reviews.visibility import source_visible


class LearningSourceQuerySet(models.QuerySet):
    """Reads of sources."""

    def visible_to(self, me: Any) -> "LearningSourceQuerySet":
        """Open sources, and restricted ones for their panel and the scrutineer, unless barred."""
        return self.filter(source_visible(me))

    def open(self) -> "LearningSourceQuerySet":
        """Sources that are not restricted."""
        return self.filter(restricted_at__isnull=True)


class LearningSource(Accountable):
    """A review, audit, inspection or other thing the partnership learns from."""

    revised = "source.revised"

    code = models.CharField(max_length=8)
    kind = models.CharField(max_length=20, choices=SourceKind.choices)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    publisher = models.CharField(max_length=160, blank=True)
    published_on = models.DateField(null=True, blank=True)
    link = models.URLField("where it is published", max_length=400, blank=True)
    guidance = models.CharField("guidance in force", max_length=60, blank=True)
    owner_group = models.ForeignKey(
        "partnership.Subgroup", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    received_on = models.DateField()
    restricted_at = models.DateTimeField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    search = SearchVectorField(null=True, editable=False)

    objects: ClassVar[Any] = scoped(LearningSourceQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["-received_on", "code"]
        verbose_name = "source of learning"
        verbose_name_plural = "sources of learning"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="source_code_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=SourceKind.values), name="source_kind"
            ),
        ]
        indexes = [models.Index(fields=["partnership", "-received_on"], name="source_recent")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return address("reviews:source_detail", code=self.code)

    @property
    def circle_id(self) -> UUID:
        """The source is the root of its circle."""
        return self.pk

    @property
    def is_restricted(self) -> bool:
        return self.restricted_at is not None

    @property
    def is_behind_restriction(self) -> bool:
        return self.is_restricted
