"""What came of a recommendation."""

from typing import Any

from core.pages.views.forms import VerbPage
from reviews.forms.recommendation import Conclusion
from reviews.views.recommendation import OneRecommendation


class RecommendationConclusion(OneRecommendation, VerbPage):
    permission = "reviews.change"
    form_class = Conclusion
    button = "Conclude"
    done = "The recommendation is concluded."

    def heading(self) -> str:
        return f"Conclude {self.object.code}?"

    def consequences(self) -> list[str]:
        here = self.object
        return [
            f"{here.given_count} of {here.asked_count} agencies have answered.",
            "No agency can be asked or answer any more.",
        ]

    def perform(self, form: Any) -> Any:
        clean = form.cleaned_data
        return self.object.conclude(
            by=self.me,
            at=self.now,
            on=self.today,
            conclusion=clean["conclusion"],
            why_unanswered=clean["why_unanswered"],
        )
