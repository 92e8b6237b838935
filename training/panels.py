"""What the room shows upstream and on the home page, and its word in the navigation."""

from typing import Any

from django.utils import timezone

from core.pages.navigation import room
from core.pages.panels import Panel, home_panel, panel_on
from core.tenancy.addresses import address
from partnership import handover
from partnership.choices import Role
from partnership.models import Priority
from reviews.models import Finding
from training.models import Booking, Course, CourseFinding, CourseRun, Trainer

SHOWN = 5

room("Training", "training:course_list", "training.read", order=50, prefix="training")


def _to_teach(member: Any) -> Any:
    return CourseRun.objects.ahead(at=timezone.now()).filter(trainer__membership=member)


def _pass_on(run: CourseRun, *, to: Any, by: Any, at: Any) -> None:
    trainer = Trainer.objects.serving().filter(membership=to).first() if to else None
    if to and trainer is None:
        trainer = Trainer.add(membership=to, kind=run.trainer.kind, by=by, at=at)
    run.revise(by=by, at=at, trainer=trainer, reason="The trainer before leaves.")


handover.register(
    key="runs",
    label="Course runs to teach",
    order=50,
    held_by=_to_teach,
    pass_on=_pass_on,
    fits=lambda member, others: others.filter(roles__contains=[Role.TRAINER]),
    nobody="Leave without a trainer",
)


@panel_on(Finding)
def because_of_finding(finding: Any, page: Any) -> Panel | None:
    """Courses that are taught because of this finding, which ``me`` reads already."""
    ties = CourseFinding.objects.visible_to(page.me).filter(finding=finding)
    courses = Course.objects.filter(ties__in=ties).with_runs_ahead(at=page.now)
    return _courses(courses, "Training because of this", order=60)


@panel_on(Priority)
def of_priority(priority: Any, page: Any) -> Panel | None:
    """Courses that serve this priority."""
    courses = Course.objects.visible_to(page.me).offered().filter(priority=priority)
    return _courses(courses.with_runs_ahead(at=page.now), "Training for this priority", order=60)


def _courses(rows: Any, heading: str, *, order: int) -> Panel | None:
    found = list(rows.order_by("title", "pk"))
    if not found:
        return None
    return Panel(heading, "training/panels/courses.html", {"rows": found}, order=order)


@home_panel
def next_training(me: Any, page: Any) -> Panel | None:
    """One's next places."""
    rows = Booking.objects.filter(delegate=me).to_come(at=page.now).select_related("run__course")
    found = list(rows.order_by("run__starts_at", "pk")[:SHOWN])
    if not found:
        return None
    context = {"rows": found, "all_url": address("training:learning")}
    return Panel("Your next training", "training/panels/next_training.html", context, order=60)


@home_panel
def registers_to_mark(me: Any, page: Any) -> Panel | None:
    """A trainer's own runs: registers to mark first, then what is to be taught next."""
    if not me.is_trainer:
        return None
    mine = CourseRun.objects.filter(trainer__membership=me).select_related("course").with_taken()
    unmarked = mine.begun(at=page.now).filter(bookings__in=Booking.objects.unmarked()).distinct()
    ahead = mine.ahead(at=page.now)
    context = {
        "unmarked": list(unmarked.order_by("starts_at", "pk")[:SHOWN]),
        "ahead": list(ahead.order_by("starts_at", "pk")[:SHOWN]),
    }
    if not any(context.values()):
        return None
    for run in context["unmarked"]:
        run.register_url = address("training:run_register", code=run.code)
    return Panel("Your runs", "training/panels/your_runs.html", context, order=25)
