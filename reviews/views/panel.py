"""Places on a restricted source's panel: proposed by one, agreed by another."""

from typing import Any

from core.accounts.freshness import FreshSignIn
from core.pages.parts import Fact
from core.pages.views.forms import VerbPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from reviews.forms.restriction import Deciding, NewPlace, WithReason
from reviews.models import PanelPlace
from reviews.views.parts import DecisionPage, Headed, OfSource, up_to


class PlaceNew(FreshSignIn, Headed, OfSource):
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


class _One(Headed):
    """The newest place of this person on this source's panel."""

    model = PanelPlace

    def get_queryset(self) -> Any:
        rows = super().get_queryset()  # type: ignore[misc]
        return rows.select_related(
            "source", "membership", "proposed_by", "agreed_by", "ending_proposed_by"
        )

    def find(self) -> Any:
        kwargs = self.kwargs  # type: ignore[attr-defined]
        rows = self.get_queryset().filter(
            source__code=kwargs["code"], membership__slug=kwargs["person"]
        )
        return rows.order_by("-proposed_at", "-pk")

    def trail(self) -> list[Crumb]:
        return up_to(self.object.source)  # type: ignore[attr-defined]

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
        facts = [
            Fact("Place", place.get_role_display()),
            Fact("Proposed", place.proposed_at, note=f"by {place.proposed_by}"),
            Fact(
                "Agreed", place.agreed_at, note=f"by {place.agreed_by}" if place.agreed_by else ""
            ),
        ]
        if place.ending_proposed_at:
            note = f"by {place.ending_proposed_by}: {place.ending_reason}"
            facts.append(Fact("Ending proposed", place.ending_proposed_at, note=note))
        if place.ended_at:
            facts.append(Fact("Ended", place.ended_at))
        return super().context(facts=facts, state=place.state, **extra)


class PlaceAgreement(FreshSignIn, _One, DecisionPage):
    permission = "reviews.steer"
    form_class = Deciding
    if_yes, if_no = "agree", "decline"
    button = "Decide"

    def consequences(self) -> list[str]:
        place = self.object
        return [
            f"If you agree, {place.membership} reads everything of {place.source} from now on.",
            "If you do not, the proposal ends and can be made again.",
        ]

    def next_url(self, result: Any) -> str:
        return str(result.source.get_absolute_url())


class PlaceEnding(FreshSignIn, _One, VerbPage):
    permission = "reviews.steer"
    form_class = WithReason
    verb = "propose_ending"
    button = "Propose ending this place"
    done = "Proposed. The place ends when somebody else who can change the panel agrees."


class PlaceEndingAgreement(FreshSignIn, _One, DecisionPage):
    permission = "reviews.steer"
    form_class = Deciding
    if_yes, if_no = "end", "keep"
    button = "Decide"

    def consequences(self) -> list[str]:
        place = self.object
        return [
            f"If you agree, {place.membership} can no longer read {place.source.code}.",
            "If you do not, the place stays in force.",
        ]

    def next_url(self, result: Any) -> str:
        return str(result.source.get_absolute_url())
