"""Plans: drafted from a source, renamed, agreed by somebody else."""

from typing import Any

from actions.forms.plan import PlanForm, PlanTitleForm
from actions.models import Action, ActionPlan
from actions.showing import rows_for
from actions.views.parts import above, up_to
from core.pages.forms import PlainForm
from core.pages.parts import Fact
from core.pages.templatetags.words import count_words
from core.pages.views.forms import BeneathPage, EditPage, VerbPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from reviews.models import LearningSource

SHOWN = 100


class OfPlan:
    model = ActionPlan

    def get_queryset(self) -> Any:
        rows = super().get_queryset()  # type: ignore[misc]
        return rows.select_related("source", "group", "drafted_by", "agreed_by")

    def trail(self) -> list[Crumb]:
        return up_to(self.object, self.me)  # type: ignore[attr-defined]


class PlanDetail(OfPlan, DetailPage):
    permission = "actions.read"
    template_name = "actions/plan_detail.html"

    def trail(self) -> list[Crumb]:
        return above(self.object, self.me)

    def steps(self) -> list[Step]:
        here = self.object
        to = {"code": here.code}
        return [
            Step(
                "Raise actions from answers",
                here.proposals_url,
                "plans.propose",
                primary=True,
                when=not here.is_log,
            ),
            Step(
                "Raise an action",
                address("actions:plan_action_new", **to),
                "actions.raise",
                primary=here.is_log,
            ),
            Step(
                "Agree the plan",
                address("actions:plan_agreement", **to),
                "plans.agree",
                when=not here.is_log and here.agreed_on is None,
            ),
            Step("Edit", address("actions:plan_edit", **to), "plans.draft"),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        here = self.object
        rows = Action.objects.visible_to(self.me).filter(plan=here).order_by("due_on", "pk")
        found = rows_for(rows[: SHOWN + 1], me=self.me, today=self.today)
        return super().context(
            actions=found[:SHOWN],
            is_longer=len(found) > SHOWN,
            register_url=address("actions:action_list"),
            facts=_facts(here),
            **extra,
        )


def _facts(plan: ActionPlan) -> list[Fact]:
    found = [
        Fact("Overseen by", plan.group, plan.group.get_absolute_url()),
        Fact("Opened" if plan.is_log else "Drafted", plan.drafted_on),
    ]
    if plan.source:
        found.insert(0, Fact("Source", plan.source, plan.source.get_absolute_url()))
        found.append(Fact("Agreed", plan.agreed_on or "Waits to be agreed", note=_agreed_by(plan)))
    return found


def _agreed_by(plan: ActionPlan) -> str:
    """Who agreed it, or who can."""
    if plan.agreed_by:
        return f"by {plan.agreed_by.post}"
    return "" if plan.agreed_on else f"by the chair of {plan.group} or the business team"


class PlanNew(BeneathPage):
    """Draft the plan that answers a source."""

    permission = "plans.draft"
    model = LearningSource
    slug = "source"
    form_class = PlanForm
    button = "Draft the action plan"

    def heading(self) -> str:
        return "Draft an action plan"

    def initial(self) -> dict[str, Any]:
        source = self.object
        return {"group": source.owner_group_id and source.owner_group, "title": _title(source)}

    def trail(self) -> list[Crumb]:
        return [Crumb(str(self.object), self.object.get_absolute_url())]

    def perform(self, form: Any) -> ActionPlan:
        return ActionPlan.draft_from(self.object, by=self.me, at=self.now, **form.answers())

    def next_url(self, result: ActionPlan) -> str:
        return result.proposals_url

    def say(self, result: ActionPlan) -> str:
        return f"{result.code} is drafted. Tick the agencies that are to act."


def _title(source: LearningSource) -> str:
    return f"Action plan: {source.title}"[:200]


class PlanEdit(OfPlan, EditPage):
    permission = "plans.draft"
    form_class = PlanTitleForm
    done = "Saved."

    def heading(self) -> str:
        return f"Edit {self.object.code}"


class PlanAgreement(OfPlan, VerbPage):
    permission = "plans.agree"
    verb = "agree"
    form_class = PlainForm
    button = "Agree the plan"

    def heading(self) -> str:
        return f"Agree {self.object.code}?"

    def consequences(self) -> list[str]:
        number = count_words(self.object.actions.count(), "action,actions")
        return [f"The plan with its {number} stands as agreed by the group, from today."]

    def say(self, result: Any) -> str:
        return f"{result.code} is agreed."
