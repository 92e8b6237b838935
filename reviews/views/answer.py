"""One agency's answer to one recommendation."""

from datetime import timedelta
from typing import Any

from core.pages.parts import Fact
from core.pages.templatetags.words import day
from core.pages.views.forms import VerbPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from reviews.forms.answer import AnswerForm, AskAgain
from reviews.models import AgencyAnswer
from reviews.models.asking import usual_days
from reviews.views.parts import up_to


class _One:
    model = AgencyAnswer

    def get_queryset(self) -> Any:
        rows = AgencyAnswer.objects.visible_to(self.me)  # type: ignore[attr-defined]
        return rows.select_related("agency", "recommendation__source", "answered_by")

    def find(self) -> Any:
        kwargs = self.kwargs  # type: ignore[attr-defined]
        return self.get_queryset().filter(
            recommendation__code=kwargs["code"], agency__slug=kwargs["agency"]
        )

    def trail(self) -> list[Crumb]:
        recommendation = self.object.recommendation  # type: ignore[attr-defined]
        here = Crumb(str(recommendation), recommendation.get_absolute_url())
        return [*up_to(recommendation.source), here]


class AnswerDetail(_One, DetailPage):
    permission = "answers.read"
    template_name = "reviews/answer_detail.html"

    def heading(self) -> str:
        return f"{self.object.agency} on {self.object.recommendation.code}"

    def steps(self) -> list[Step]:
        here = self.object
        to = {"code": here.recommendation.code, "agency": here.agency.slug}
        going = not here.recommendation.is_concluded
        return [
            Step(
                "Answer",
                address("reviews:answer_giving", **to),
                "answers.give",
                primary=True,
                when=going and not here.is_given,
            ),
            Step(
                "Ask again",
                address("reviews:answer_reopening", **to),
                "reviews.change",
                when=going and here.is_given and here.agency.ended_on is None,
            ),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        here = self.object
        facts = [
            Fact("Asked", here.asked_at),
            Fact("Due", here.due_on),
            Fact("Answered", here.answered_at, note=str(here.answered_by or "")),
        ]
        return super().context(facts=facts, state=here.state(self.today), **extra)


class AnswerGiving(_One, VerbPage):
    permission = "answers.give"
    template_name = "reviews/answer_giving.html"
    form_class = AnswerForm
    verb = "give"
    button = "Answer for the agency"

    def heading(self) -> str:
        return f"Answer {self.object.recommendation.code} for {self.object.agency}"

    def say(self, result: Any) -> str:
        return f"{result.agency}’s answer is given. The business team can ask for a new one."


class AnswerReopening(_One, VerbPage):
    permission = "reviews.change"
    form_class = AskAgain
    verb = "reopen"
    button = "Ask again"

    def heading(self) -> str:
        return f"Ask {self.object.agency} to answer {self.object.recommendation.code} again?"

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "due_on": self.today + timedelta(days=usual_days())}

    def consequences(self) -> list[str]:
        here = self.object
        return [
            f"The answer of {day(here.answered_at)} stays in the history.",
            "The agency’s leads see the request on their home page.",
        ]

    def say(self, result: Any) -> str:
        return f"{result.agency} is asked again, by {day(result.due_on)}."
