"""Places on a restricted source's panel: proposed by one, agreed by another."""

from typing import Any

from core.accounts.freshness import FreshSignIn
from core.pages.parts import Fact
from core.pages.views.forms import DecisionPage, VerbPage
from core.pages.views.records import DetailPage, Step
from core.tenancy.addresses import address
from reviews.forms.restriction import Deciding, NewPlace, WithReason
from reviews.models import PanelPlace
from reviews.views.parts import OfPerson, OfSource, two_people


class PlaceNew(FreshSignIn, OfSource):
    permission = "reviews.steer"
    form_class = NewPlace
    template_name = "layouts/form.html"
    button = "Propose"

    def heading(self) -> str:
        return "Propose a place on the panel"

    def perform(self, form: Any) -> Any:
        return PanelPlace.propose(by=self.me, at=self.now, source=self.object, **form.facts())

    def next_url(self, result: Any) -> str:
        return str(result.source.get_absolute_url())

    def say(self, result: Any) -> str:
        return f"{result.membership} is proposed. Somebody else who can change the panel agrees."


class _One(OfPerson):
    model = PanelPlace
    joined = ("ending_proposed_by",)

    def heading(self) -> str:
        place = self.object  # type: ignore[attr-defined]
        return f"{place.membership} on the panel of {place.source.code}"


class PlaceDetail(_One, DetailPage):
    permission = "reviews.read"
    template_name = "reviews/place_detail.html"

    def steps(self) -> list[Step]:
        place, me = self.object, self.me.pk
        to = {"code": place.source.code, "person": place.membership.slug}
        return [
            Step(
                "Decide",
                address("reviews:place_agreement", **to),
                "reviews.steer",
                primary=True,
                when=place.is_proposed and me != place.membership_id,
            ),
            Step(
                "Decide on its ending",
                address("reviews:place_ending_agreement", **to),
                "reviews.steer",
                primary=True,
                when=place.is_ending_proposed,
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
            facts.append(Fact("Ended", place.ended_at))
        return super().context(facts=facts, state=place.state, **extra)


class _Decision(FreshSignIn, _One, DecisionPage):
    permission = "reviews.steer"
    form_class = Deciding

    def next_url(self, result: Any) -> str:
        return str(result.source.get_absolute_url())


class PlaceAgreement(_Decision):
    if_yes, if_no = "agree", "decline"

    def consequences(self) -> list[str]:
        place = self.object
        return [
            f"If you agree, {place.membership} reads everything of {place.source} from now on.",
            "If you do not, the proposal ends and can be made again.",
        ]


class PlaceEnding(FreshSignIn, _One, VerbPage):
    permission = "reviews.steer"
    form_class = WithReason
    verb = "propose_ending"
    button = "Propose ending this place"
    done = "Proposed. The place ends when somebody else who can change the panel agrees."


class PlaceEndingAgreement(_Decision):
    if_yes, if_no = "end", "keep"

    def consequences(self) -> list[str]:
        place = self.object
        return [
            f"If you agree, {place.membership} can no longer read {place.source.code}.",
            "If you do not, the place stays in force.",
        ]
