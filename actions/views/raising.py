"""The pages that raise an action, in a group's own log or in a plan."""

from typing import Any

from actions.forms.action import ActionForm, LogActionForm
from actions.models import Action, ActionPlan
from actions.views.parts import register_trail, up_to
from core.pages.views.forms import BeneathPage, FormPage
from core.pages.views.records import Crumb
from core.tenancy.addresses import address


class ActionNew(FormPage):
    """Raise an action in a group's own log."""

    permission = "actions.raise"
    form_class = LogActionForm
    title = "Raise an action"
    button = "Raise the action"

    def trail(self) -> list[Crumb]:
        return register_trail()

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.today}

    def initial(self) -> dict[str, Any]:
        return {"group": self.request.GET.get("group", "")}

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(trail=self.trail(), **extra)

    def perform(self, form: Any) -> Action:
        return Action.raise_in_log(by=self.me, at=self.now, **form.answers())

    def cancel_url(self) -> str:
        return address("actions:action_list")

    def say(self, result: Action) -> str:
        return raised_words(result)


class PlanActionNew(BeneathPage):
    """Raise one more action in a plan."""

    permission = "actions.raise"
    model = ActionPlan
    form_class = ActionForm
    button = "Raise the action"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("source", "group")

    def trail(self) -> list[Crumb]:
        return up_to(self.object, self.me)

    def form_kwargs(self) -> dict[str, Any]:
        return {"today": self.today}

    def heading(self) -> str:
        return f"Raise an action in {self.object.code}"

    def perform(self, form: Any) -> Action:
        return Action.raise_new(plan=self.object, by=self.me, at=self.now, **form.answers())

    def say(self, result: Action) -> str:
        return raised_words(result)


def raised_words(action: Action) -> str:
    """What happened and what comes next."""
    if action.lead is None:
        return f"{action.code} is raised for {action.agency}. Nobody leads it yet."
    return f"{action.code} is raised. {action.lead} is told by e-mail."
