"""The catalogue: what is taught, for which priority, because of which finding."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import IntegrityError, models
from django.db.models.functions import Lower
from django.utils import timezone

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from partnership.slugs import save_with_slug
from reviews.models.flow import counted
from reviews.visibility import readable
from training.choices import Format


class CourseQuerySet(models.QuerySet):
    """Reads of courses."""

    def visible_to(self, me: Any) -> Self:
        """Every member may read the catalogue."""
        return self

    def offered(self) -> Self:
        """Courses that have not been withdrawn."""
        return self.filter(ended_on__isnull=True)

    def with_runs_ahead(self, *, at: datetime) -> Self:
        """Adds ``ahead_count``: runs still to come."""
        from training.models.run import CourseRun

        return self.annotate(ahead_count=counted(CourseRun.objects.ahead(at=at), "course_id"))


class Course(Accountable):
    """A course of the programme."""

    revised = "course.revised"

    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=160)
    aims = models.TextField(blank=True)
    format = models.CharField(max_length=20, choices=Format.choices)
    length_minutes = models.PositiveSmallIntegerField("length (minutes)", null=True, blank=True)
    priority = models.ForeignKey(
        "partnership.Priority",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="courses",
    )
    ended_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(CourseQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="course_slug_once"),
            models.UniqueConstraint(
                "partnership",
                Lower("title"),
                condition=models.Q(ended_on__isnull=True),
                name="course_offered_title_once",
            ),
            models.CheckConstraint(
                condition=models.Q(format__in=Format.values), name="course_format"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("training:course_detail", slug=self.slug)

    @classmethod
    @verb
    def add(cls, *, title: str, by: Any, at: datetime, **facts: Any) -> Self:
        """Add a course to the catalogue. ``facts``: aims, format, length_minutes, priority.

        Raises Refused when a course of this title is offered already.
        """
        course = cls(title=title, **facts)
        with course.refusing_second():
            save_with_slug(course, title)
        course.record("course.added", by=by, at=at)
        return course

    def revise(self, *, title: str = "", **changes: Any) -> Self:
        """The inherited edit; another course that is offered keeps its title for itself."""
        title = title or self.title
        with type(self)(pk=self.pk, title=title).refusing_second():
            return super().revise(title=title, **changes)

    @contextmanager
    def refusing_second(self) -> Iterator[None]:
        """Around a write: two at once pass the first look, and the constraint stops the second."""
        self.refuse_second()
        try:
            yield
        except IntegrityError:
            self.refuse_second()
            raise

    def refuse_second(self) -> None:
        """Raise Refused when another course of this title is offered."""
        others = type(self).objects.offered().exclude(pk=self.pk)
        if found := others.filter(title__iexact=self.title).first():
            raise Refused(
                "A course of this title is in the catalogue already.",
                link=found.get_absolute_url(),
            )

    def tie(self, *, finding: Any, by: Any, at: datetime) -> "CourseFinding":
        """Say that the course teaches because of this finding."""
        return CourseFinding.tie(course=self, finding=finding, by=by, at=at)

    @verb
    def end(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Withdraw the course. Raises Refused while runs are still to come."""
        self.lock()
        if self.ended_on:
            raise Refused("This course was withdrawn already.")
        if self.runs.ahead(at=at).exists():
            raise Refused("Cancel the runs that are still to come first.")
        self.ended_on = timezone.localdate(at)
        self.save()
        self.record("course.ended", by=by, at=at, reason=reason)
        return self


class CourseFindingQuerySet(models.QuerySet):
    """Reads of the tie between courses and findings."""

    def visible_to(self, me: Any) -> Self:
        """Ties to findings this person may read: a course page shows no more than they would."""
        return self.filter(readable(me, "finding__source__"))


class CourseFinding(Accountable):
    """A course teaches because of this finding."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="ties")
    finding = models.ForeignKey(
        "reviews.Finding", on_delete=models.PROTECT, related_name="course_ties"
    )
    tied_on = models.DateField()

    objects: ClassVar[Any] = scoped(CourseFindingQuerySet)

    class Meta(Accountable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["course", "finding"], name="course_finding_once")
        ]

    def __str__(self) -> str:
        return f"{self.course} because of {self.finding.code}"

    @property
    def circle_id(self) -> UUID:
        return self.finding.source_id

    @property
    def is_behind_restriction(self) -> bool:
        return bool(self.finding.is_behind_restriction)

    @classmethod
    @verb
    def tie(cls, *, course: Course, finding: Any, by: Any, at: datetime) -> "CourseFinding":
        """Tie a course to a finding, once. Raises Refused for a course that was withdrawn."""
        # The course's row is the lock: a second tie of the same pair waits and is refused.
        if course.lock().ended_on:
            raise Refused("This course was withdrawn from the catalogue.")
        finding.source.admit(by)
        if cls.objects.filter(course=course, finding=finding).exists():
            raise Refused("This course is tied to that finding already.")
        tie = cls(course=course, finding=finding, tied_on=timezone.localdate(at))
        tie.save()
        tie.record("course_finding.tied", by=by, at=at)
        return tie
