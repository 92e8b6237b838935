"""Opening the circular of a quarter, its words, and whom it asks."""

from typing import Any

from core.pages.views.forms import EditPage, FormPage
from core.pages.views.records import Crumb
from core.tenancy.addresses import address
from meetings.forms.circular import AskForm, FrontForm, OpenQuarterForm
from meetings.models import Contribution, ExecutiveCircular
from meetings.views.circular import circulars_crumb


class CircularNew(FormPage):
    """A quarter opens and its groups are asked."""

    permission = "meetings.run_circulars"
    form_class = OpenQuarterForm
    template_name = "meetings/circular_new.html"
    title = "Open a quarter"
    button = "Open it and ask the groups"

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.today}

    def perform(self, form: Any) -> Any:
        quarter, groups = form.cleaned_data["quarter"], form.cleaned_data["groups"]
        return ExecutiveCircular.open_quarter(quarter, groups, by=self.me, at=self.now)

    def say(self, result: Any) -> str:
        return f"{result} is open. The chairs of the groups have been asked."

    def cancel_url(self) -> str:
        return address("meetings:circular_list")

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(trail=[circulars_crumb()], **extra)


class OfCircular(EditPage):
    """Pages that write in one circular, found by its number."""

    permission = "meetings.run_circulars"
    model = ExecutiveCircular
    lookup = "number"

    def trail(self) -> list[Crumb]:
        return [circulars_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]


class CircularEdit(OfCircular):
    """The words at its front."""

    form_class = FrontForm
    title = "Write the front of the circular"

    def say(self, result: Any) -> str:
        return "The front of the circular is saved."


class CircularAsking(OfCircular):
    """One more group is asked."""

    form_class = AskForm
    title = "Ask another group"
    button = "Ask it"

    def form_kwargs(self) -> dict[str, Any]:
        return {"circular": self.object}

    def perform(self, form: Any) -> Any:
        group = form.cleaned_data["group"]
        return Contribution.ask(self.object, group, by=self.me, at=self.now)

    def next_url(self, result: Any) -> str:
        return str(self.object.get_absolute_url())

    def say(self, result: Any) -> str:
        return f"{result.group} has been asked."
