"""An action's own page, and the change of its words."""

from functools import cached_property
from typing import Any

from actions.forms.action import EditForm
from actions.models import Action
from actions.standing import state_of
from actions.thresholds import due_soon_days
from actions.views.facts import facts_of
from actions.views.parts import OfAction, above
from actions.views.record import parts_of
from core.pages.views.records import Crumb, DetailPage, Step

JOINED = (
    "source",
    "recommendation",
    "plan",
    "group",
    "agency",
    "lead",
    "closed_by",
    "stopped_by",
)


class ActionDetail(DetailPage):
    permission = "actions.read"
    model = Action
    template_name = "actions/action_detail.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related(*JOINED)

    def trail(self) -> list[Crumb]:
        return above(self.object, self.me)

    @cached_property
    def parts(self) -> Any:
        """Updates, evidence, sign-offs, impact and extensions, each with its verb."""
        return parts_of(self.object, page=self)

    def steps(self) -> list[Step]:
        return [*self._decisions(), *self._progress(), *self._ownership(), *self._upkeep()]

    def _progress(self) -> list[Step]:
        here = self.object
        stands = here.is_open
        return [
            Step(
                "Give an update",
                here.page("action_update"),
                "actions.update",
                primary=True,
                when=stands and not here.submitted_at,
            ),
            Step(
                "Review the impact",
                here.page("action_impact"),
                "actions.review_impact",
                primary=True,
                when=bool(here.closed_on),
            ),
            Step(
                "Start",
                here.page("action_start"),
                "actions.start",
                when=stands and not here.started_on,
            ),
        ]

    def _ownership(self) -> list[Step]:
        here = self.object
        return [
            Step(
                "Name a lead" if here.lead is None else "Name another lead",
                here.page("action_assignment"),
                "actions.assign",
                when=here.is_open,
            ),
            Step(
                "Contributing agencies",
                here.page("action_contributors"),
                "actions.contributors",
                when=here.is_open,
            ),
        ]

    def _upkeep(self) -> list[Step]:
        here = self.object
        stands = here.is_open
        return [
            Step("Edit", here.page("action_edit"), "actions.revise", when=stands),
            Step("Stop", here.page("action_stop"), "actions.stop", when=stands),
            Step("Reopen", here.page("action_reopening"), "actions.reopen", when=not stands),
        ]

    def _decisions(self) -> list[Step]:
        """What waits for somebody else, most pressing first."""
        here, found = self.object, []
        if here.is_open and here.open_extension:
            here.open_extension.action = here
            words, url = "Decide on more time", here.page("action_extension_decision")
            permission, thing = "actions.decide_extension", here.open_extension
            found.append(Step(words, url, permission, thing, primary=True))
        if here.is_open and here.submitted_at:
            url = here.page("action_closure")
            found.append(Step("Decide on sign-off", url, "actions.decide_sign_off", primary=True))
        return found

    def offered(self) -> list[Step]:
        """One green button: the first that applies. The panels bear the verbs of their own."""
        steps = super().offered()
        first = next((step for step in steps if step.primary), None)
        return [step for step in steps if step is first or not step.primary]

    def context(self, **extra: Any) -> dict[str, Any]:
        here = self.object
        return super().context(
            state=state_of(here, on=self.today, days=due_soon_days()),
            facts=facts_of(here, me=self.me),
            parts=self.parts,
            **extra,
        )


class ActionEdit(OfAction):
    permission = "actions.revise"
    form_class = EditForm
    template_name = "layouts/form.html"
    verb = "revise"
    button = "Save"
    done = "Saved."

    def heading(self) -> str:
        return f"Edit {self.object.code}"

    def initial(self) -> dict[str, Any]:
        here = self.object
        words = {name: getattr(here, name) for name in ("title", "text", "measure")}
        return {**words, "group": here.group, "version": here.version}
