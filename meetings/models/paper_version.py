"""The versions of a paper; the one that was circulated is pinned."""

from datetime import datetime
from typing import Any

from django.db import models

from core.journal.accountable import Accountable
from core.journal.deeds import verb
from meetings.models.paper import Paper
from reviews.models.flow import Hanging


class PaperVersion(Hanging, Accountable):
    """One handed-in version of a paper."""

    hangs_from = "paper"

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

    @classmethod
    def newest_of(cls, meeting: Any) -> Any:
        """The newest version of each of a meeting's papers that was not circulated yet."""
        newest = cls.objects.filter(
            paper__in=Paper.objects.wanted().filter(item__meeting=meeting)
        ).order_by("paper_id", "-number")
        return [v for v in newest.distinct("paper_id") if v.circulated_at is None]

    @verb
    def circulate(self, *, by: Any, at: datetime) -> "PaperVersion":
        """Pin this version: it is what the members were sent."""
        self.lock()
        self.circulated_at = at
        self.save()
        self.record("paper.circulated", by=by, at=at)
        return self
