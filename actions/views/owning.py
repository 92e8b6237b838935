"""Whose action it is."""

from typing import Any

from actions.forms.action import ContributorsForm, LeadForm, OwnerForm
from actions.views.parts import OfAction
from core.pages.forms import PlainForm


class ActionAssignment(OfAction):
    """The business team may change agency and lead; an agency lead names the agency's own."""

    permission = "actions.assign"
    verb = "assign"
    button = "Name the lead"

    def heading(self) -> str:
        return f"Name a lead of {self.object.code}"

    @property
    def hands_on(self) -> bool:
        return self.may("actions.hand_on", self.object)

    def form(self, data: Any = None, files: Any = None, **more: Any) -> PlainForm:
        initial = {"agency": self.object.agency, "lead": self.object.lead, **self.initial()}
        if self.hands_on:
            return OwnerForm(data, files, me=self.me, initial=initial)
        return LeadForm(data, files, me=self.me, initial=initial, agency=self.object.agency)

    def told(self) -> list[str]:
        return ["The new lead, by e-mail."]

    def say(self, result: Any) -> str:
        if result.lead is None:
            return f"{result.code} stands without a lead."
        return f"{result.lead} leads {result.code} now and is told by e-mail."


class ActionContributors(OfAction):
    permission = "actions.contributors"
    form_class = ContributorsForm
    template_name = "layouts/form.html"
    button = "Save the contributing agencies"
    done = "The contributing agencies are as you ticked them."

    def heading(self) -> str:
        return f"Contributing agencies of {self.object.code}"

    def form_kwargs(self) -> dict[str, Any]:
        return {"accountable": self.object.agency}

    def initial(self) -> dict[str, Any]:
        serving = self.object.contributors.serving().select_related("agency")
        return {**super().initial(), "agencies": [contributor.agency for contributor in serving]}

    def perform(self, form: Any) -> Any:
        return self.object.name_contributors(by=self.me, at=self.now, **form.answers())
