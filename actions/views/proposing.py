"""The step that fills a plan: every agency that accepted, ticked where it is to act."""

from collections import defaultdict
from functools import cached_property
from typing import Any

from actions.forms.choosing import leads
from actions.forms.plan import Offer, ProposalsForm
from actions.models import Action, ActionPlan
from actions.views.plan import OfPlan
from core.pages.templatetags.words import count_words
from core.pages.views.forms import BeneathPage
from reviews.choices import Response
from reviews.models import AgencyAnswer


class PlanProposals(OfPlan, BeneathPage):
    """Every recommendation with each agency that accepted it: tick those that are to act."""

    permission = "plans.propose"
    form_class = ProposalsForm
    template_name = "actions/plan_proposals.html"
    button = "Raise the actions"

    def heading(self) -> str:
        return "Raise actions from answers"

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
        named = [action.lead_id is not None for action in result]
        said = "The leads that are named are told." if any(named) else "No lead is named yet."
        words = "Their leads are told." if all(named) else said
        return f"{count_words(len(result), 'action is,actions are')} raised. {words}"


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
        .order_by("recommendation_id", "agency__name")
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
