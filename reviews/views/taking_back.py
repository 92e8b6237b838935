"""The third answer to a proposal: whoever made it takes it back before somebody decides."""

from typing import Any, ClassVar

from core.accounts.freshness import FreshSignIn
from core.pages.views.forms import VerbPage
from reviews.forms.restriction import WithReason
from reviews.views.answered import BAR, ENDING, LIFTING, OPENING, PLACE, Answers
from reviews.views.bar import OneBar
from reviews.views.panel import OnePlace
from reviews.views.restriction import OneSource


class _TakingBack(FreshSignIn, Answers):
    """Asks why. ``proposal`` ends the question; ``then`` says how things stand afterwards."""

    permission = "reviews.steer"
    form_class = WithReason
    button = "Take back the proposal"
    proposal: ClassVar[str] = ""
    then: ClassVar[str] = ""

    def heading(self) -> str:
        return f"Take back the proposal {self.proposal.format(self.object)}?"  # type: ignore[attr-defined]

    def consequences(self) -> list[str]:
        return [
            self.then,
            "Nobody is asked to agree any more. It can be proposed again.",
        ]

    def say(self, result: Any) -> str:
        return f"The proposal is taken back. {self.then}"


class PlaceTakingBack(_TakingBack, OnePlace, VerbPage):
    question = PLACE
    verb = "take_back"
    proposal = "of {0.membership} for the panel of {0.source.code}"
    then = "The person stays without a place on the panel."


class PlaceEndingTakingBack(_TakingBack, OnePlace, VerbPage):
    question = ENDING
    verb = "take_back_ending"
    proposal = "to end {0.membership}’s place on the panel of {0.source.code}"
    then = "The place stays in force."


class BarTakingBack(_TakingBack, OneBar, VerbPage):
    question = BAR
    verb = "take_back"
    proposal = "to bar {0.membership} from {0.source.code}"
    then = "The bar binds no more: the person reads the source as far as role and panel allow."


class BarLiftingTakingBack(_TakingBack, OneBar, VerbPage):
    question = LIFTING
    verb = "take_back_lifting"
    proposal = "to lift the bar on {0.membership} from {0.source.code}"
    then = "The bar binds as before."


class SourceOpeningTakingBack(_TakingBack, OneSource, VerbPage):
    question = OPENING
    verb = "take_back_opening"
    proposal = "to open {0.code}"
    then = "The source stays restricted."
