"""Restricting an open source, and opening a restricted one."""

from typing import Any

from core.accounts.freshness import FreshSignIn
from core.pages.views.forms import DecisionPage, VerbPage
from core.pages.views.records import Crumb
from reviews.forms.deciding import Deciding
from reviews.forms.restriction import WithReason
from reviews.forms.source import RestrictForm
from reviews.models import LearningSource
from reviews.views.answered import OPENING, Answers
from reviews.views.leading_back import BackToSource
from reviews.views.parts import up_to


class OneSource:
    model = LearningSource

    def trail(self) -> list[Crumb]:
        return up_to(self.object)  # type: ignore[attr-defined]


class SourceRestriction(FreshSignIn, OneSource, VerbPage):
    permission = "reviews.steer"
    form_class = RestrictForm
    verb = "restrict"
    button = "Restrict this source"

    def heading(self) -> str:
        return f"Restrict {self.object} to a panel?"

    def consequences(self) -> list[str]:
        return [
            "At once, only you, the second person and the independent scrutineer can read it, "
            "with its findings, recommendations, actions and papers.",
            "The panel lead and the second person join when their places are agreed. Once two "
            "people who can change the panel stand on it, you lose it too unless they propose you.",
            "Opening it again takes two people.",
        ]

    def say(self, result: Any) -> str:
        return f"{result.code} is restricted. {result.second} is asked to agree its panel."


class SourceOpening(FreshSignIn, OneSource, VerbPage):
    permission = "reviews.steer"
    form_class = WithReason
    verb = "propose_opening"
    button = "Propose opening it"
    done = "Proposed. It opens when somebody else who can change the panel agrees."

    def heading(self) -> str:
        return f"Propose opening {self.object}?"

    def consequences(self) -> list[str]:
        return [
            "It stays restricted until somebody else who can change the panel agrees; one of "
            "them is enough, and they may say no.",
            "Once opened, everybody who reads open sources can read it, with its history, "
            "findings, recommendations, actions and papers. The panel ends.",
        ]


class SourceOpeningAgreement(FreshSignIn, BackToSource, Answers, OneSource, DecisionPage):
    permission = "reviews.steer"
    form_class = Deciding
    question = OPENING
    if_yes, if_no = "open_up", "keep_restricted"

    def heading(self) -> str:
        return f"Decide on opening {self.object} to the partnership"

    def consequences(self) -> list[str]:
        source = self.object
        return [
            f"{source.opening_proposed_by or 'Nobody'} proposes it: {source.opening_reason}",
            "If you agree, everybody who reads open sources can read it, with its history, "
            "findings, recommendations, actions and papers. The panel ends.",
            "If you do not, it stays restricted, and whoever proposed this is told.",
        ]

    def say(self, result: Any) -> str:
        return (
            f"{result.code} stays restricted."
            if result.is_restricted
            else (f"{result.code} is open to the partnership.")
        )
