"""Bars for conflict of interest: binding from their proposal, lifted by two."""

from typing import Any

from core.accounts.freshness import FreshSignIn
from core.pages.parts import Fact
from core.pages.views.forms import DecisionPage, VerbPage
from core.pages.views.records import DetailPage, Step
from core.tenancy.addresses import address
from reviews.forms.deciding import Deciding
from reviews.forms.restriction import NewBar, WithReason
from reviews.models import Bar
from reviews.views.answered import BAR, LIFTING, Answers
from reviews.views.parts import OfSource
from reviews.views.proposing import OfPerson, answering, two_people


class BarNew(FreshSignIn, OfSource):
    permission = "reviews.steer"
    form_class = NewBar
    template_name = "layouts/verb.html"
    button = "Bar this person"

    def heading(self) -> str:
        return f"Bar somebody from {self.object.code}"

    def context(self, **extra: Any) -> dict[str, Any]:
        consequences = [
            "The bar binds at once: the person loses this source and everything that hangs from "
            "it, whatever their role.",
            "A second person is asked to agree. Lifting a bar takes two people as well.",
        ]
        return super().context(consequences=consequences, **extra)

    def perform(self, form: Any) -> Any:
        return Bar.propose(by=self.me, at=self.now, source=self.object, **form.facts())

    def next_url(self, result: Any) -> str:
        if result.membership_id == self.me.pk:
            return address("reviews:source_list")
        return str(result.source.get_absolute_url())

    def say(self, result: Any) -> str:
        return f"{result.membership} is barred from now on. A second person is asked to agree."


class OneBar(OfPerson):
    model = Bar
    joined = ("lifting_proposed_by", "lifted_by")

    def heading(self) -> str:
        bar = self.object  # type: ignore[attr-defined]
        return f"Bar on {bar.membership} from {bar.source.code}"


class BarDetail(OneBar, DetailPage):
    permission = "bars.read"
    template_name = "reviews/bar_detail.html"

    def steps(self) -> list[Step]:
        bar = self.object
        to = {"code": bar.source.code, "person": bar.membership.slug}
        may_lift = bar.lifted_at is None and not bar.is_proposed and not bar.is_lifting_proposed
        return [
            *answering(
                "reviews:bar_agreement",
                "reviews:bar_taking_back",
                to,
                when=bar.is_proposed,
                is_own=bar.proposed_by_id == self.me.pk,
            ),
            *answering(
                "reviews:bar_lifting_agreement",
                "reviews:bar_lifting_taking_back",
                to,
                when=bar.is_lifting_proposed,
                is_own=bar.lifting_proposed_by_id == self.me.pk,
                about="lifting it",
            ),
            Step(
                "Propose lifting it",
                address("reviews:bar_lifting", **to),
                "reviews.steer",
                when=may_lift,
            ),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        bar = self.object
        facts = two_people(bar)
        if bar.lifting_proposed_at:
            note = f"by {bar.lifting_proposed_by}"
            facts.append(Fact("Lifting proposed", bar.lifting_proposed_at, note=note))
        if bar.lifted_at:
            facts.append(Fact(bar.state.word, bar.lifted_at, note=f"by {bar.lifted_by}"))
        return super().context(facts=facts, state=bar.state, **extra)


class BarAgreement(FreshSignIn, Answers, OneBar, DecisionPage):
    permission = "reviews.steer"
    form_class = Deciding
    question = BAR
    if_yes, if_no = "agree", "decline"

    def heading(self) -> str:
        return f"Decide on the bar on {self.object.membership} from {self.object.source.code}"

    def consequences(self) -> list[str]:
        bar = self.object
        return [
            f"{bar.proposed_by} proposes it: {bar.reason}",
            "If you agree, the bar stays until two people agree to lift it.",
            f"If you do not, it falls at once: {bar.membership} can read this source again as far "
            f"as their role and its panel allow. {bar.proposed_by} is told.",
        ]

    def say(self, result: Any) -> str:
        return "The bar is agreed." if result.agreed_at else "The bar has fallen."


class BarLifting(FreshSignIn, OneBar, VerbPage):
    permission = "reviews.steer"
    form_class = WithReason
    verb = "propose_lifting"
    button = "Propose lifting it"
    done = "Proposed. The bar binds until somebody else agrees."

    def heading(self) -> str:
        bar = self.object
        return f"Propose lifting the bar on {bar.membership} from {bar.source.code}"


class BarLiftingAgreement(FreshSignIn, Answers, OneBar, DecisionPage):
    permission = "reviews.steer"
    form_class = Deciding
    question = LIFTING
    if_yes, if_no = "lift", "keep"

    def heading(self) -> str:
        bar = self.object
        return f"Decide on lifting the bar on {bar.membership} from {bar.source.code}"

    def consequences(self) -> list[str]:
        bar = self.object
        return [
            f"{bar.lifting_proposed_by or 'Nobody'} proposes it: {bar.lifting_reason}",
            f"If you agree, {bar.membership} can read this source again as far as their role and "
            "its panel allow.",
            "If you do not, the bar stays, and whoever proposed this is told.",
        ]

    def say(self, result: Any) -> str:
        return "The bar is lifted." if result.lifted_at else "The bar stays."
