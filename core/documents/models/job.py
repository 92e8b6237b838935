"""Long work: a row whose progress commits between steps (design §3)."""

from typing import Any, ClassVar

from django.db import models

from core.journal.circles import visible_circles
from core.journal.subject import Subject
from core.tenancy.models import Owned, scoped


class JobQuerySet(models.QuerySet):
    """Reads of jobs."""

    def visible_to(self, me: Any) -> "JobQuerySet":
        """One's own jobs; the business team sees all whose circle it may know."""
        mine = self.filter(visible_circles(me))
        return mine if me.is_business_team else mine.filter(asked_by_id=me.pk)


class Job(Subject, Owned):
    """A piece of long work asked for by somebody: an export, an import, a circular's PDF."""

    code = models.CharField(max_length=8)
    kind = models.CharField(max_length=60)
    words = models.CharField(max_length=200)
    asked_by_id = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    arguments = models.JSONField(default=dict)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    steps_done = models.PositiveIntegerField(default=0)
    steps_total = models.PositiveIntegerField(default=0)
    step_words = models.CharField(max_length=200, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=400, blank=True)
    file = models.ForeignKey(
        "documents.StoredFile",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects: ClassVar[Any] = scoped(JobQuerySet)

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="job_code_once")
        ]
        indexes = [
            models.Index(
                fields=["partnership", "asked_at"],
                condition=models.Q(finished_at__isnull=True, failed_at__isnull=True),
                name="job_waiting",
            )
        ]

    def __str__(self) -> str:
        return self.words
