"""Which findings a course teaches because of."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.models import scoped
from reviews.models.flow import Hanging
from reviews.visibility import readable
from training.models.course import Course


class CourseFindingQuerySet(models.QuerySet):
    """Reads of the tie between courses and findings."""

    def visible_to(self, me: Any) -> Self:
        """Ties to findings this person may read: a course page shows no more than they would."""
        return self.filter(readable(me, "finding__source__"))


class CourseFinding(Hanging, Accountable):
    """A course teaches because of this finding."""

    hangs_from = "finding"

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
