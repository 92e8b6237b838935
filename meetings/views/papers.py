"""Papers: asked for, handed in, replaced, withdrawn."""

from typing import Any

from django.db.models import QuerySet

from core.documents.showing import check_words
from core.pages.templatetags.words import day
from core.pages.views.forms import FormPage, VerbPage
from core.pages.views.records import Crumb, DetailPage, Step
from meetings.forms.agenda import HandInForm, PaperForm
from meetings.forms.calendar import ReasonForm
from meetings.models import Paper
from meetings.views.agenda import OfItem
from meetings.views.of_meeting import trail_to


class PaperNew(OfItem, FormPage):
    """Ask somebody for a paper."""

    permission = "meetings.ask_paper"
    form_class = PaperForm
    title = "Ask for a paper"
    button = "Ask for it"

    def form_kwargs(self) -> dict[str, Any]:
        return {"papers_day": self.object.meeting.papers_day, "today": self.today}

    def perform(self, form: Any) -> Paper:
        return Paper.ask(self.object, by=self.me, at=self.now, **form.answers())

    def say(self, result: Any) -> str:
        return f"{result.owner} is asked for the paper by {day(result.due_on)}."


class PaperDetail(DetailPage):
    """A paper: its versions, what was circulated, lateness."""

    permission = "meetings.view_paper"
    model = Paper
    template_name = "meetings/paper_detail.html"

    def get_queryset(self) -> QuerySet[Paper]:
        return Paper.objects.visible_to(self.me).select_related(
            "item__meeting__group", "item__source", "owner"
        )

    def trail(self) -> list[Crumb]:
        return trail_to(self.object.item.meeting)

    def steps(self) -> list[Step]:
        open_still = not (self.object.withdrawn_at or self.object.item.meeting.held_at)
        label = "Hand in a new version" if self.object.handed_in_at else "Hand in the paper"
        base = self.object.get_absolute_url()
        return [
            Step(
                label,
                f"{base}version/new/",
                "meetings.hand_in_paper",
                primary=True,
                when=open_still,
            ),
            Step(
                "Withdraw",
                f"{base}withdrawal/",
                "meetings.ask_paper",
                self.object.item,
                when=open_still,
            ),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        versions = self.object.versions.select_related("file", "handed_in_by")
        return super().context(versions=versions, **extra)


class PaperHandIn(VerbPage):
    """The paper, or a newer version of it."""

    permission = "meetings.hand_in_paper"
    model = Paper
    form_class = HandInForm
    verb = "hand_in"
    title = "Hand in the paper"
    button = "Hand it in"
    done = "The paper is handed in."

    def get_queryset(self) -> QuerySet[Paper]:
        return Paper.objects.visible_to(self.me).select_related("item__meeting", "item__source")

    def form_kwargs(self) -> dict[str, Any]:
        """Lateness is of the first version; what replaces it later is not."""
        paper = self.object
        return {"is_late": paper.handed_in_at is None and paper.due_on < self.today}

    def consequences(self) -> list[str]:
        return [
            f"The paper is due on {day(self.object.due_on)}; lateness is shown.",
            check_words(),
        ]


class PaperWithdrawal(VerbPage):
    """No longer wanted."""

    permission = "meetings.ask_paper"
    model = Paper
    form_class = ReasonForm
    verb = "withdraw"
    title = "Withdraw the paper"
    button = "Withdraw it"
    done = "The paper is withdrawn."

    def demand(self, thing: Any) -> None:
        super().demand(thing.item if isinstance(thing, Paper) else thing)
