"""Opening the circular of a quarter, its words, and whom it asks."""

from typing import Any

from core.journal.deeds import Refused
from core.pages.views.forms import EditPage, FormPage
from core.pages.views.records import Crumb
from core.tenancy.addresses import address
from meetings.circular.wording import HEADINGS
from meetings.forms.circular import AskForm, FrontForm, OpenQuarterForm
from meetings.models import Contribution, ExecutiveCircular
from meetings.views.circular import circulars_crumb

# Of a group's four texts, what the front of the whole speaks of.
FOR_FRONT = ("asks", "changed")


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
    """Pages that write in one circular, found by its number.

    Where what they ask is over, or cannot be asked yet, they say so instead of a form; a form
    that came with words in it keeps them in sight.
    """

    permission = "meetings.run_circulars"
    model = ExecutiveCircular
    lookup = "number"
    template_name = "meetings/circular_page.html"

    def refuse_over(self) -> None:
        """Raise Refused where there is nothing to do on this page: what its verb would say."""

    def over(self, form: Any) -> Refused | None:
        if form is not None and form.visible_fields():
            return None
        try:
            self.refuse_over()
        except Refused as refusal:
            return refusal
        return None

    def context(self, **extra: Any) -> dict[str, Any]:
        c = self.object
        shown = {"summary": f"{c}, {c.quarter.words}", "over": self.over(extra.get("form"))}
        return super().context(**{**shown, **extra})

    def trail(self) -> list[Crumb]:
        return [circulars_crumb(), Crumb(str(self.object), self.object.get_absolute_url())]


class CircularEdit(OfCircular):
    """The words at its front, with what the groups wrote at hand."""

    form_class = FrontForm
    template_name = "meetings/circular_edit.html"
    title = "Write the front of the circular"

    def refuse_over(self) -> None:
        self.object.refuse_approved()

    def wrote(self) -> list[tuple[str, list[tuple[Contribution, str]]]]:
        """What the groups wrote that a front speaks of, under its heading."""
        rows = Contribution.objects.visible_to(self.me).filter(circular=self.object)
        rows = list(rows.select_related("group", "circular").order_by("group__name"))
        said = {n: [(row, getattr(row, n)) for row in rows if getattr(row, n)] for n in FOR_FRONT}
        return [(f"{HEADINGS[name]}: the groups’ words", found) for name, found in said.items()]

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(wrote=self.wrote(), **extra)

    def say(self, result: Any) -> str:
        return "The front of the circular is saved."


class CircularAsking(OfCircular):
    """One more group is asked."""

    form_class = AskForm
    title = "Ask another group"
    button = "Ask it"

    def refuse_over(self) -> None:
        self.object.refuse_compiled()

    def form_kwargs(self) -> dict[str, Any]:
        return {"circular": self.object}

    def perform(self, form: Any) -> Any:
        group = form.cleaned_data["group"]
        return Contribution.ask(self.object, group, by=self.me, at=self.now)

    def next_url(self, result: Any) -> str:
        return str(self.object.get_absolute_url())

    def say(self, result: Any) -> str:
        return f"{result.group} has been asked."
