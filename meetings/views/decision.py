"""What was decided under an item: recorded, with an action raised, corrected."""

from typing import Any

from django.db.models import QuerySet

from core.pages.timeline import timeline
from core.pages.views.forms import EditPage, FormPage
from core.pages.views.records import Crumb
from meetings.forms.minutes import CorrectionForm, DecisionForm, MeetingActionForm
from meetings.models import Decision
from meetings.models.decision import called
from meetings.views.agenda import OfItem
from meetings.views.minutes_verbs import without_quorum
from meetings.views.of_meeting import named, trail_to


class DecisionNew(OfItem, FormPage):
    """A decision under an item; it numbers itself."""

    permission = "meetings.minute"
    form_class = DecisionForm
    template_name = "meetings/decision_new.html"
    title = "Record a decision"
    button = "Record the decision"

    def check(self) -> None:
        super().check()
        self.object.meeting.must_have_come(self.now)

    def perform(self, form: Any) -> Decision:
        facts = {k: form.cleaned_data[k] for k in ("text", "reasons")}
        return Decision.make(self.object, by=self.me, at=self.now, **facts)

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(notes=without_quorum(self.object.meeting), **extra)

    def say(self, result: Decision) -> str:
        return f"Decision {result} is recorded."

    def next_url(self, result: Any) -> str:
        return str(self.object.minute_url)

    def cancel_url(self) -> str:
        return str(self.object.minute_url)


class ItemActionNew(DecisionNew):
    """An action raised under an item, with the decision that raises it."""

    form_class = MeetingActionForm
    title = "Raise an action"
    button = "Raise the action"

    def perform(self, form: Any) -> Decision:
        action = self.object.raise_action(by=self.me, at=self.now, **form.answers())
        text = f"Action {action.code}: {action.title}"
        return Decision.make(self.object, text=text, action=action, by=self.me, at=self.now)

    def say(self, result: Decision) -> str:
        return f"Action {result.action.code} is raised by decision {result}."


class DecisionCorrection(EditPage):
    """A decision's words put right, until the next meeting confirms the minutes."""

    permission = "meetings.minute"
    model = Decision
    form_class = CorrectionForm
    template_name = "meetings/decision_correction.html"
    button = "Correct the decision"

    def get_queryset(self) -> QuerySet[Decision]:
        return Decision.objects.visible_to(self.me).select_related(
            "item__source", "item__meeting__group", "item__meeting__minutes"
        )

    def find(self) -> QuerySet[Decision]:
        return self.get_queryset().filter(called(self.kwargs["decision"]))

    def demand(self, thing: Any) -> None:
        super().demand(thing.item if isinstance(thing, Decision) else thing)

    def check(self) -> None:
        super().check()
        self.object.item.meeting.must_be_unconfirmed()

    def perform(self, form: Any) -> Decision:
        version = form.cleaned_data["version"]
        return self.object.correct(by=self.me, at=self.now, version=version, **form.answers())

    def say(self, result: Decision) -> str:
        return f"Decision {result} is corrected."

    def next_url(self, result: Any) -> str:
        return self.cancel_url()

    def cancel_url(self) -> str:
        item = self.object.item
        return f"{item.meeting.page('minutes')}#{item.code}"

    def trail(self) -> list[Crumb]:
        return trail_to(self.object.item.meeting)

    def context(self, **extra: Any) -> dict[str, Any]:
        meeting = self.object.item.meeting
        shown = {"title": f"Correct decision {self.object}", "summary": named(meeting)}
        return super().context(
            **{**extra, **shown},
            minutes=getattr(meeting, "minutes", None),
            timeline=timeline(self.object, me=self.me),
        )
