"""What owners say and ask for; and what somebody else decides about more time."""

from typing import Any

from actions.forms.deciding import ExtensionDecisionForm
from actions.forms.progress import ExtensionForm, UpdateForm
from actions.models import Extension
from actions.views.parts import OfAction, PartOfActionPage, overseers
from core.pages.templatetags.words import day
from core.pages.views.forms import DecisionPage


class ActionStart(OfAction):
    permission = "actions.start"
    verb = "start"
    button = "Start"
    done = "Started. Give an update when something has happened."

    def heading(self) -> str:
        return f"Start {self.object.code}?"

    def consequences(self) -> list[str]:
        return ["It is shown as in progress from today.", "Its due date stands."]


class ActionUpdate(OfAction):
    permission = "actions.update"
    verb = "give_update"
    form_class = UpdateForm
    button = "Give the update"

    def form_kwargs(self) -> dict[str, Any]:
        return {"is_overdue": self.object.is_overdue(on=self.today)}

    def heading(self) -> str:
        return f"Give an update on {self.object.code}"

    def consequences(self) -> list[str]:
        return [
            "It stands with today's date and cannot be changed; a correction is another update.",
            "It does not close the action. That takes accepted evidence and a sign-off.",
        ]

    def say(self, result: Any) -> str:
        return f"Your update stands. The due date is {day(result.due_on)}."


class ActionExtension(OfAction):
    permission = "actions.extend"
    verb = "ask_extension"
    form_class = ExtensionForm
    button = "Ask for more time"

    def heading(self) -> str:
        return f"Ask for more time for {self.object.code}"

    def form_kwargs(self) -> dict[str, Any]:
        return {"action": self.object, "today": self.today}

    def consequences(self) -> list[str]:
        here = self.object
        return [
            f"It is due on {day(here.due_on)}, and stays so until somebody else decides.",
            f"The first due date, {day(here.original_due_on)}, stays on record.",
        ]

    def told(self) -> list[str]:
        return [f"The {overseers(self.object)}, by e-mail."]

    def say(self, result: Any) -> str:
        return f"More time is asked for, until {day(result.to_on)}. Somebody else decides."


class ActionExtensionDecision(PartOfActionPage, DecisionPage):
    """The latest request; one that was decided meanwhile answers 409."""

    permission = "actions.decide_extension"
    model = Extension
    form_class = ExtensionDecisionForm
    template_name = "actions/extension_decision.html"
    if_yes, if_no = "grant", "refuse"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("asked_by__agency")

    def find(self) -> Any:
        rows = self.get_queryset().filter(action__code=self.kwargs["code"])
        return rows.order_by("-asked_at")

    def heading(self) -> str:
        return f"More time for {self.object.action.code}?"

    def asker(self) -> Any:
        return self.object.asked_by

    def told(self) -> list[str]:
        return ["The lead and whoever asked, by e-mail."]

    def say(self, result: Any) -> str:
        if result.is_granted:
            return f"It is due on {day(result.to_on)} now."
        return f"More time is refused. It stays due on {day(result.from_on)}."
