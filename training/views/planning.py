"""Planning a run: schedule, change, cancel, mark its register."""

from typing import Any

from django.utils import timezone

from core.pages.templatetags.words import count_words, day
from core.pages.views.forms import BeneathPage, EditPage, VerbPage
from training.forms.course import WithReason
from training.forms.run import RegisterForm, RunForm
from training.models import Course, CourseRun
from training.views.parts import OfRun, up_to


class RunNew(BeneathPage):
    permission = "training.plan"
    model = Course
    lookup = "slug"
    form_class = RunForm
    template_name = "layouts/form.html"
    button = "Schedule the run"

    def heading(self) -> str:
        return f"Schedule a run of “{self.object}”"

    def trail(self) -> Any:
        return up_to(self.object)

    def perform(self, form: Any) -> Any:
        return CourseRun.schedule(course=self.object, by=self.me, at=self.now, **form.facts())

    def say(self, result: Any) -> str:
        return f"{result.code} is in the programme for {day(result.starts_at)}."


class RunEdit(OfRun, EditPage):
    permission = "training.plan"
    form_class = RunForm
    template_name = "layouts/form.html"
    done = "Saved. Whoever is booked is told of a new day, time, venue or trainer."

    def heading(self) -> str:
        return f"Edit “{self.object.course}”, {day(self.object.starts_at)}"

    def initial(self) -> dict[str, Any]:
        run = self.object
        begins, ends = timezone.localtime(run.starts_at), timezone.localtime(run.ends_at)
        return {
            "on": begins.date(),
            "from_clock": begins.time(),
            "to_clock": ends.time(),
            "venue": run.venue,
            "places": run.places,
            "trainer": run.trainer_id,
            "version": run.version,
        }

    def perform(self, form: Any) -> Any:
        return self.object.revise(by=self.me, at=self.now, **form.facts())


class RunCancellation(OfRun, VerbPage):
    permission = "training.plan"
    form_class = WithReason
    verb = "cancel"
    button = "Cancel the run"
    is_harmful = True
    cancel_label = "Keep the run"
    done = "The run is cancelled. Everybody who was booked is told."

    def heading(self) -> str:
        return f"Cancel “{self.object.course}” on {day(self.object.starts_at)}?"

    def consequences(self) -> list[str]:
        return [
            "Nobody can book it any more, and it cannot be brought back.",
            "Your reason stands on its page.",
        ]

    def told(self) -> list[str]:
        booked = count_words(self.object.taken, "person who is booked,people who are booked")
        return [booked.capitalize()] if self.object.taken else []


class RunRegister(OfRun, VerbPage):
    permission = "register.mark"
    form_class = RegisterForm
    template_name = "training/register.html"
    button = "Mark the register"
    done = "The register is marked."

    def heading(self) -> str:
        return f"Mark the register of “{self.object.course}”, {day(self.object.starts_at)}"

    def form_kwargs(self) -> dict[str, Any]:
        held = self.object.bookings.holding().select_related("delegate", "agency")
        return {"bookings": list(held.order_by("delegate__name", "pk"))}

    def perform(self, form: Any) -> Any:
        return self.object.mark_register(presences=form.presences(), by=self.me, at=self.now)
