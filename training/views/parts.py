"""What the pages of this room share."""

from typing import Any

from core.pages.parts import Tab
from core.pages.views.records import Crumb
from core.tenancy.addresses import address
from partnership.models import Membership
from training.models import CourseRun
from training.places import left

SHOWN = 5  # runs, or people, to turn to when a run is full

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

    def instead(self) -> dict[str, Any]:
        """What the page says of a full run: other runs with a place, else whom to ask."""
        run, now = self.object, self.now  # type: ignore[attr-defined]
        if not run.is_ahead(now) or left(run.places, run.taken):
            return {"is_full": False}
        others = list(run.others_with_room(now)[:SHOWN])
        for other in others:
            other.shown_state = other.state(now)
        plans = self.may("training.plan") and not run.course.ended_on  # type: ignore[attr-defined]
        asked = [] if others or plans else list(Membership.objects.in_business_team()[:SHOWN])
        url = address("training:run_new", slug=run.course.slug) if plans else ""
        return {"is_full": True, "others": others, "asked": asked, "new_run_url": url}
