"""Places on a restricted source's panel: proposed by one, agreed by another."""

from typing import Any

from core.accounts.freshness import FreshSignIn
from core.pages.parts import Fact
from core.pages.views.forms import DecisionPage, VerbPage
from core.pages.views.records import DetailPage, Step
from core.tenancy.addresses import address
from reviews.forms.deciding import Deciding
from reviews.forms.restriction import NewPlace, WithReason
from reviews.models import PanelPlace
from reviews.views.answered import ENDING, PLACE, Answers
from reviews.views.leading_back import BackToSource
from reviews.views.parts import OfSource
from reviews.views.proposing import OfPerson, answering, two_people


class PlaceNew(FreshSignIn, OfSource):
    permission = "reviews.steer"
    form_class = NewPlace
    template_name = "layouts/form.html"
    button = "Propose a place"

    def heading(self) -> str:
        return "Propose a place on the panel"

    def perform(self, form: Any) -> Any:
        return PanelPlace.propose(by=self.me, at=self.now, source=self.object, **form.facts())

    def next_url(self, result: Any) -> str:
        return str(result.source.get_absolute_url())

    def say(self, result: Any) -> str:
        return f"{result.membership} is proposed. Somebody else who can change the panel agrees."


class OnePlace(OfPerson):
    model = PanelPlace
    joined = ("ending_proposed_by", "ended_by")

    def heading(self) -> str:
        place = self.object  # type: ignore[attr-defined]
        return f"{place.membership} on the panel of {place.source.code}"


class PlaceDetail(OnePlace, DetailPage):
    permission = "reviews.read"
    template_name = "reviews/place_detail.html"

    def steps(self) -> list[Step]:
        place, me = self.object, self.me.pk
        to = {"code": place.source.code, "person": place.membership.slug}
        return [
            *answering(
                "reviews:place_agreement",
                "reviews:place_taking_back",
                to,
                when=place.is_proposed and me != place.membership_id,
                is_own=me == place.proposed_by_id,
            ),
            *answering(
                "reviews:place_ending_agreement",
                "reviews:place_ending_taking_back",
                to,
                when=place.is_ending_proposed,
                is_own=me == place.ending_proposed_by_id,
                about="ending it",
            ),
            Step(
                "Propose ending it",
                address("reviews:place_ending", **to),
                "reviews.steer",
                when=place.is_in_force and not place.is_ending_proposed,
            ),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        place = self.object
        facts = [Fact("Place", place.get_role_display()), *two_people(place)]
        if place.ending_proposed_at:
            note = f"by {place.ending_proposed_by}: {place.ending_reason}"
            facts.append(Fact("Ending proposed", place.ending_proposed_at, note=note))
        if place.ended_at:
            note = f"by {place.ended_by}" if place.ended_by else ""
            facts.append(Fact(place.state.word, place.ended_at, note=note))
        return super().context(facts=facts, state=place.state, **extra)


class _Decision(FreshSignIn, BackToSource, Answers, OnePlace, DecisionPage):
    permission = "reviews.steer"
    form_class = Deciding


class PlaceAgreement(_Decision):
    question = PLACE
    if_yes, if_no = "agree", "decline"

    def heading(self) -> str:
        place = self.object
        return f"Decide on {place.membership}’s place on the panel of {place.source.code}"

    def say(self, result: Any) -> str:
        if result.agreed_at:
            return f"{result.membership} has a place on the panel."
        return f"You did not agree. {result.proposed_by} is told."

    def consequences(self) -> list[str]:
        place = self.object
        return [
            f"If you agree, {place.membership} reads everything of {place.source} from now on.",
            f"If you do not, the proposal ends and {place.proposed_by} is told. It can be made "
            "again.",
        ]


class PlaceEnding(FreshSignIn, OnePlace, VerbPage):
    permission = "reviews.steer"
    form_class = WithReason
    verb = "propose_ending"
    button = "Propose ending it"
    done = "Proposed. The place ends when somebody else who can change the panel agrees."

    def heading(self) -> str:
        place = self.object
        return f"Propose ending {place.membership}’s place on the panel of {place.source.code}"


class PlaceEndingAgreement(_Decision):
    question = ENDING
    if_yes, if_no = "end", "keep"

    def heading(self) -> str:
        place = self.object
        return f"Decide on ending {place.membership}’s place on the panel of {place.source.code}"

    def say(self, result: Any) -> str:
        return "The place has ended." if result.ended_at else "The place stays in force."

    def consequences(self) -> list[str]:
        place = self.object
        return [
            f"If you agree, {place.membership} can no longer read {place.source.code}.",
            "If you do not, the place stays in force, and whoever proposed this is told.",
        ]
