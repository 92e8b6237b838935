"""The catalogue: what is taught, for which priority, because of which finding."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from reviews.visibility import source_visible
from training.choices import Format


class CourseQuerySet(models.QuerySet):
    """Reads of courses."""

    def visible_to(self, me: Any) -> "CourseQuerySet":
        """Every member may read the catalogue."""
        return self


class Course(Accountable):
    """A course of the programme."""

    revised = "course.revised"

    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=160)
    aims = models.TextField(blank=True)
    format = models.CharField(max_length=20, choices=Format.choices)
    length_minutes = models.PositiveSmallIntegerField("length (minutes)", null=True, blank=True)
    priority = models.ForeignKey(
        "partnership.Priority", null=True, blank=True, on_delete=models.PROTECT,
        related_name="courses",
    )
    ended_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(CourseQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "slug"], name="course_slug_once"),
            models.CheckConstraint(
                condition=models.Q(format__in=Format.values), name="course_format"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("training:course_detail", slug=self.slug)


class CourseFindingQuerySet(models.QuerySet):
    """Reads of the tie between courses and findings."""

    def visible_to(self, me: Any) -> "CourseFindingQuerySet":
        """Ties to findings whose source this person may know of."""
        return self.filter(source_visible(me, "finding__source__"))


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
