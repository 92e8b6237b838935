"""Papers: asked for, handed in, replaced, withdrawn."""

from typing import Any

from django.db.models import QuerySet

from core.documents.showing import check_words
from core.pages.templatetags.words import day
from core.pages.views.forms import BeneathPage, VerbPage
from core.pages.views.records import Crumb, DetailPage, Step
from meetings.forms.agenda import HandInForm, PaperForm
from meetings.forms.calendar import ReasonForm
from meetings.models import Paper
from meetings.views.agenda import OfItem
from meetings.views.of_meeting import named, trail_to


class PaperNew(OfItem, BeneathPage):
    """Ask somebody for a paper."""

    permission = "meetings.ask_paper"
    form_class = PaperForm
    title = "Ask for a paper"
    button = "Ask for it"

    def form_kwargs(self) -> dict[str, Any]:
        return {"papers_day": self.object.meeting.papers_day, "today": self.today}

    def context(self, **extra: Any) -> dict[str, Any]:
        summary = f"For “{self.object}”, {named(self.object.meeting)}"
        return super().context(**{"summary": summary, **extra})

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
        state = self.object.state_on(self.today)
        return super().context(versions=versions, shown_state=state, **extra)


class OfPaper(VerbPage):
    """Verbs of one paper; the page says which, and for which meeting."""

    model = Paper

    def get_queryset(self) -> QuerySet[Paper]:
        return Paper.objects.visible_to(self.me).select_related(
            "item__meeting__group", "item__source", "owner"
        )

    def trail(self) -> list[Crumb]:
        paper = self.object
        return [*trail_to(paper.item.meeting), Crumb(str(paper), paper.get_absolute_url())]

    def context(self, **extra: Any) -> dict[str, Any]:
        summary = f"“{self.object}”, for {named(self.object.item.meeting)}"
        return super().context(**{"summary": summary, **extra})


class PaperHandIn(OfPaper):
    """The paper, or a newer version of it."""

    permission = "meetings.hand_in_paper"
    form_class = HandInForm
    verb = "hand_in"
    title = "Hand in the paper"
    button = "Hand it in"
    done = "The paper is handed in."

    @property
    def is_late(self) -> bool:
        """Lateness is of the first version; what replaces it later is not."""
        return self.object.handed_in_at is None and self.object.due_on < self.today

    def form_kwargs(self) -> dict[str, Any]:
        return {"is_late": self.is_late}

    def consequences(self) -> list[str]:
        due = day(self.object.due_on)
        is_due = f"The paper was due on {due}; lateness is shown." if self.is_late else ""
        if not self.object.handed_in_at and not self.is_late:
            is_due = f"The paper is due on {due}."
        return [*([is_due] if is_due else []), check_words()]


class PaperWithdrawal(OfPaper):
    """No longer wanted."""

    permission = "meetings.ask_paper"
    form_class = ReasonForm
    verb = "withdraw"
    title = "Withdraw the paper"
    button = "Withdraw it"
    done = "The paper is withdrawn."

    def demand(self, thing: Any) -> None:
        super().demand(thing.item if isinstance(thing, Paper) else thing)
