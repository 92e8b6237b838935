"""The catalogue."""

from typing import Any

from django.utils.functional import cached_property

from core.pages.parts import Fact
from core.pages.templatetags.words import duration_words
from core.pages.views.forms import BeneathPage, EditPage, FormPage, VerbPage
from core.pages.views.lists import ListPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from training.filters import CourseFilters
from training.forms.course import CourseForm, TieForm, WithReason
from training.models import Course, CourseFinding
from training.views.parts import catalogue, tabs, up_to

SHOWN = 10


class CourseList(ListPage):
    permission = "training.read"
    model = Course
    template_name = "training/course_list.html"
    title = "Courses"
    filterset_class = CourseFilters
    sorts = {"title": ("title", "pk"), "format": ("format", "pk")}

    def decorate(self, rows: Any) -> Any:
        return rows.select_related("priority").with_runs_ahead(at=self.now)

    def context(self, **extra: Any) -> dict[str, Any]:
        new = Step("Add a course", address("training:course_new"), "", primary=True)
        return super().context(
            tabs=tabs("training:course_list"),
            steps=[new] if self.may("training.plan") else [],
            noun="course,courses",
            empty_words="No course is in the catalogue yet.",
            empty_hint="The business team adds courses for the partnership’s priorities.",
            **extra,
        )


class CourseDetail(DetailPage):
    permission = "training.read"
    model = Course
    lookup = "slug"
    template_name = "training/course_detail.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("priority")

    def trail(self) -> list[Crumb]:
        return catalogue()

    @cached_property
    def ties(self) -> list[Any]:
        """Only ties the reader may know: a course page is no way round a restriction."""
        found = CourseFinding.objects.visible_to(self.me).filter(course=self.object)
        return list(found.select_related("finding__source").order_by("finding__code"))

    def also_told(self) -> list[Any]:
        return self.ties

    def steps(self) -> list[Step]:
        to, offered = {"slug": self.object.slug}, not self.object.ended_on
        plan = "training.plan"
        return [
            Step(
                "Schedule a run",
                address("training:run_new", **to),
                plan,
                primary=True,
                when=offered,
            ),
            Step("Edit", address("training:course_edit", **to), plan),
            Step("Withdraw", address("training:course_withdrawal", **to), plan, when=offered),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        here = self.object
        runs = list(here.runs.ahead(at=self.now).with_taken().order_by("starts_at", "pk")[:SHOWN])
        for run in runs:
            run.shown_state = run.state(self.now)
        may_tie = not here.ended_on and self.may("training.plan")
        return super().context(
            runs=runs,
            ties=self.ties,
            tie_url=address("training:course_finding_new", slug=here.slug) if may_tie else "",
            programme_url=address("training:run_list") + f"?course={here.slug}&state=all",
            facts=_facts(here),
            **extra,
        )


def _facts(course: Any) -> list[Fact]:
    found = [
        Fact("Format", course.get_format_display()),
        Fact("Length", duration_words(course.length_minutes)),
        Fact("Priority", course.priority, course.priority.get_absolute_url())
        if course.priority
        else Fact("Priority", None),
    ]
    return [*found, Fact("Withdrawn", course.ended_on)] if course.ended_on else found


class CourseNew(FormPage):
    permission = "training.plan"
    form_class = CourseForm
    template_name = "layouts/form.html"
    title = "Add a course"
    button = "Add the course"

    def cancel_url(self) -> str:
        return address("training:course_list")

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(trail=catalogue(), **extra)

    def perform(self, form: Any) -> Any:
        return Course.add(by=self.me, at=self.now, **form.answers())

    def say(self, result: Any) -> str:
        return f"“{result}” is in the catalogue. Schedule a run of it next."


class _One:
    model = Course
    lookup = "slug"

    def trail(self) -> list[Crumb]:
        return up_to(self.object)  # type: ignore[attr-defined]


class CourseEdit(_One, EditPage):
    permission = "training.plan"
    form_class = CourseForm
    template_name = "layouts/form.html"
    done = "Saved."

    def heading(self) -> str:
        return f"Edit “{self.object}”"


class CourseWithdrawal(_One, VerbPage):
    permission = "training.plan"
    form_class = WithReason
    verb = "end"
    button = "Withdraw the course"
    done = "The course is withdrawn."

    def heading(self) -> str:
        return f"Withdraw “{self.object}” from the catalogue?"

    def consequences(self) -> list[str]:
        return ["No run can be scheduled any more. Past runs and their registers stay."]


class CourseFindingNew(_One, BeneathPage):
    permission = "training.plan"
    form_class = TieForm
    template_name = "layouts/form.html"
    button = "Tie the course to it"

    def heading(self) -> str:
        return f"Tie “{self.object}” to a finding"

    def form_kwargs(self) -> dict[str, Any]:
        return {"course": self.object}

    def perform(self, form: Any) -> Any:
        finding = form.cleaned_data["finding"]
        CourseFinding.tie(course=self.object, finding=finding, by=self.me, at=self.now)
        return self.object

    def say(self, result: Any) -> str:
        return "The course and the finding now show each other."
