"""Long work: a row whose progress commits between steps (design §3)."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.db import models

from core.documents.hints import hint
from core.journal.circles import visible_circles
from core.journal.subject import Subject, pointing_at
from core.tenancy.addresses import address
from core.tenancy.codes import with_code
from core.tenancy.models import Owned, scoped

# A worker that has not moved a job for so long has died; the job may be claimed again.
PATIENCE = timedelta(minutes=10)
MOST_ATTEMPTS = 3


class LostClaim(Exception):
    """Another worker has taken the job over, or it has ended."""


class JobQuerySet(models.QuerySet):
    """Reads of jobs."""

    def visible_to(self, me: Any) -> Self:
        """One's own jobs only: what was asked shows what one may see."""
        return self.filter(visible_circles(me), asked_by_id=me.pk)

    def unfinished(self) -> Self:
        """Neither done nor failed."""
        return self.filter(finished_at__isnull=True, failed_at__isnull=True)

    def claimable(self, *, at: datetime) -> Self:
        """Waiting for a worker, or left behind by one that died."""
        free = models.Q(claimed_at__isnull=True) | models.Q(claimed_at__lt=at - PATIENCE)
        return self.unfinished().filter(free).order_by("asked_at", "pk")


class Job(Subject, Owned):
    """A piece of long work asked for by somebody: an export, an import, a circular's PDF."""

    code = models.CharField(max_length=8)
    kind = models.CharField(max_length=60)
    words = models.CharField(max_length=200)
    asked_by_id = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    arguments = models.JSONField(default=dict)
    rights_mark = models.PositiveIntegerField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    steps_done = models.PositiveIntegerField(default=0)
    steps_total = models.PositiveIntegerField(default=0)
    step_words = models.CharField(max_length=200, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=400, blank=True)
    file = models.ForeignKey(
        "documents.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
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

    def get_absolute_url(self) -> str:
        return address("documents:job_detail", code=self.code)

    @property
    def has_ended(self) -> bool:
        return self.finished_at is not None or self.failed_at is not None

    # -- verbs: infrastructure, so without entries; what a job makes has its own ------------
    @classmethod
    def ask(
        cls, kind: str, words: str, *, by: Any, at: datetime, about: Any, **arguments: Any
    ) -> "Job":
        """Ask for long work about a row. ``words`` say it: "Spreadsheet of 3,120 actions".

        ``arguments`` are plain JSON values; the job's rights are its asker's when it runs.
        """
        facts = {"kind": kind, "words": words[:200], "asked_by_id": by.pk, "asked_at": at}
        pointer = pointing_at(about)

        def save(code: str) -> "Job":
            row = cls(code=code, arguments=arguments, **facts, **pointer)
            row.save(force_insert=True)
            return row

        job = with_code("J", save)
        hint("documents.run_jobs_of", partnership_id=str(job.partnership_id))
        return job

    @classmethod
    def claim_next(cls, *, at: datetime) -> "Job | None":
        """Take the oldest job that waits: a conditional update of exactly one row."""
        for pk, seen in list(cls.objects.claimable(at=at).values_list("pk", "claimed_at")[:20]):
            mine = cls.objects.unfinished().filter(pk=pk, claimed_at=seen)
            if mine.update(claimed_at=at, attempts=models.F("attempts") + 1) == 1:
                return cls.objects.get(pk=pk)
        return None

    def begin(self, *, rights_mark: int) -> None:
        """Note what rights its result rests on (owners.rights_mark), before anything is read."""
        self._update(rights_mark=rights_mark)

    def advance(self, done: int, total: int, words: str, *, at: datetime) -> None:
        """Say how far it is. Raises LostClaim when the job is no longer this worker's."""
        self._update(steps_done=done, steps_total=total, step_words=words[:200], claimed_at=at)

    def finish(self, *, at: datetime, outcome: str, file: Any = None) -> None:
        """Done, with words for the asker and perhaps a file."""
        done = self.steps_total
        self._update(finished_at=at, outcome=outcome[:400], file=file, steps_done=done)

    def fail(self, *, at: datetime, because: str) -> None:
        """Not done, and why, in words the asker can act upon."""
        self._update(failed_at=at, outcome=because[:400])

    def _update(self, **facts: Any) -> None:
        held = type(self).objects.unfinished().filter(pk=self.pk, claimed_at=self.claimed_at)
        if held.update(**facts) != 1:
            raise LostClaim(self.code)
        for name, value in facts.items():
            setattr(self, name, value)
