"""The catalogue: what is taught, for which priority, because of which finding."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import IntegrityError, models
from django.db.models.functions import Lower
from django.utils import timezone

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from partnership.slugs import save_with_slug
from reviews.models.flow import counted
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
        """Around a write: two at once pass the first look, and the constraint stops the second.

        Raises Refused for either.
        """
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
