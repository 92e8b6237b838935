"""Plans: drafted from a source, filled in one step, agreed by somebody else."""

from collections import defaultdict
from functools import cached_property
from typing import Any

from actions.forms.choosing import leads
from actions.forms.plan import Offer, PlanForm, PlanTitleForm, ProposalsForm
from actions.models import Action, ActionPlan
from actions.showing import rows_for
from actions.views.parts import above, up_to
from core.pages.forms import PlainForm
from core.pages.parts import Fact
from core.pages.templatetags.words import count_words
from core.pages.views.forms import BeneathPage, EditPage, VerbPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from reviews.choices import Response
from reviews.models import AgencyAnswer, LearningSource

SHOWN = 100


class _OfPlan:
    model = ActionPlan

    def get_queryset(self) -> Any:
        rows = super().get_queryset()  # type: ignore[misc]
        return rows.select_related("source", "group", "drafted_by", "agreed_by")

    def trail(self) -> list[Crumb]:
        return up_to(self.object)  # type: ignore[attr-defined]


class PlanDetail(_OfPlan, DetailPage):
    permission = "actions.read"
    template_name = "actions/plan_detail.html"

    def trail(self) -> list[Crumb]:
        return above(self.object)

    def steps(self) -> list[Step]:
        here = self.object
        to = {"code": here.code}
        return [
            Step(
                "Propose actions",
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
    button = "Draft the plan"

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


class PlanEdit(_OfPlan, EditPage):
    permission = "plans.draft"
    form_class = PlanTitleForm
    done = "Saved."

    def heading(self) -> str:
        return f"Edit {self.object.code}"


class PlanProposals(_OfPlan, BeneathPage):
    """Every recommendation with each agency that accepted it: tick those that are to act."""

    permission = "plans.propose"
    form_class = ProposalsForm
    template_name = "actions/plan_proposals.html"
    button = "Raise the ticked actions"

    def heading(self) -> str:
        return "Who is to act?"

    @cached_property
    def offers(self) -> list[Offer]:
        return offers_for(self.object, me=self.me)

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(silent=silence_on(self.object, me=self.me), **extra)

    def form_kwargs(self) -> dict[str, Any]:
        return {"offers": self.offers, "today": self.today}

    def perform(self, form: Any) -> list[Action]:
        return self.object.propose(form.rows(), by=self.me, at=self.now)

    def next_url(self, result: Any) -> str:
        return str(self.object.get_absolute_url())

    def say(self, result: list[Action]) -> str:
        return f"{count_words(len(result), 'action is,actions are')} raised. The leads are told."


def offers_for(plan: ActionPlan, *, me: Any) -> list[Offer]:
    """Accepted answers to the source's recommendations for which no action stands yet."""
    accepted = (
        AgencyAnswer.objects.visible_to(me)
        .filter(
            recommendation__source=plan.source_id,
            response__in=[Response.ACCEPTED, Response.PARTLY],
            agency__ended_on__isnull=True,
        )
        .select_related("recommendation", "agency")
        .order_by("recommendation__code", "agency__name")
    )
    standing = set(
        Action.objects.filter(source=plan.source_id).values_list("recommendation_id", "agency_id")
    )
    people: dict[Any, list[Any]] = defaultdict(list)
    for lead in leads().order_by("name"):
        people[lead.agency_id].append(lead)
    return [
        Offer(answer.recommendation, answer.agency, people[answer.agency_id])
        for answer in accepted
        if (answer.recommendation_id, answer.agency_id) not in standing
    ]


def silence_on(plan: ActionPlan, *, me: Any) -> str:
    """How many agencies still owe an answer to the source, so that nobody misses them."""
    awaited = AgencyAnswer.objects.visible_to(me).awaited()
    awaited = awaited.filter(recommendation__source=plan.source_id, agency__ended_on__isnull=True)
    number = awaited.order_by().values("agency").distinct().count()
    have = "has" if number == 1 else "have"
    return f"{count_words(number, 'agency,agencies')} {have} not answered yet." if number else ""


class PlanAgreement(_OfPlan, VerbPage):
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
