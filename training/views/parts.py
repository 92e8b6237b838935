"""What the pages of this room share."""

from typing import Any

from django.utils.functional import cached_property

from core.pages.parts import Tab
from core.pages.views.records import Crumb
from core.tenancy.addresses import address
from training.models import CourseRun

REGISTERS = (
    ("Courses", "training:course_list"),
    ("Programme", "training:run_list"),
    ("My training", "training:learning"),
    ("Bookings", "training:booking_list"),
    ("Trainers", "training:trainer_list"),
)


def tabs(current: str) -> list[Tab]:
    """The pages of the room that stand side by side."""
    return [Tab(label, address(route), route == current) for label, route in REGISTERS]


def catalogue() -> list[Crumb]:
    """The trail of what stands directly beneath the catalogue."""
    return [Crumb("Courses", address("training:course_list"))]


def up_to(course: Any) -> list[Crumb]:
    """The trail down to a course."""
    return [*catalogue(), Crumb(str(course), course.get_absolute_url())]


def down_to(run: Any) -> list[Crumb]:
    """The trail down to a run of it."""
    return [*up_to(run.course), Crumb(run.code, run.get_absolute_url())]


class OfRun:
    """Pages about one run, with its course and how many places are held."""

    model = CourseRun

    def get_queryset(self) -> Any:
        rows = super().get_queryset()  # type: ignore[misc]
        return rows.select_related("course", "trainer__membership").with_taken()

    def trail(self) -> list[Crumb]:
        return down_to(self.object)  # type: ignore[attr-defined]

    @cached_property
    def mine(self) -> Any:
        """The place ``me`` holds on this run, if any."""
        held = self.object.bookings.holding()  # type: ignore[attr-defined]
        return held.filter(delegate=self.me).first()  # type: ignore[attr-defined]
