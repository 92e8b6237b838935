"""Papers behind items; the version that was circulated is pinned."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.models import scoped
from meetings.models.item import AgendaItem


class PaperQuerySet(models.QuerySet):
    """Reads of papers."""

    def visible_to(self, me: Any) -> "PaperQuerySet":
        """Papers of items this person may see, and papers asked of this person."""
        seen = models.Q(item__in=AgendaItem.objects.visible_to(me))
        return self.filter(seen | models.Q(owner=me, item__source__isnull=True))


class Paper(Accountable):
    """A document asked of somebody by the meeting's paper deadline."""

    code = models.CharField(max_length=8)
    item = models.ForeignKey("meetings.AgendaItem", on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=200)
    owner = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="papers_owned"
    )
    due_on = models.DateField()
    handed_in_at = models.DateTimeField(null=True, blank=True)
    is_late = models.BooleanField(null=True, blank=True)
    late_reason = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(PaperQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["due_on", "code"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="paper_code_once")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def circle_id(self) -> UUID | None:
        return self.item.source_id


class PaperVersion(Accountable):
    """One handed-in version of a paper."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField()
    handed_in_by = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="+"
    )
    circulated_at = models.DateTimeField(null=True, blank=True)

    class Meta(Accountable.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="paper_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.paper}, version {self.number}"

    @property
    def circle_id(self) -> UUID | None:
        return self.paper.circle_id
