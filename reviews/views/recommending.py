"""Making recommendations, one or several at once, and asking more agencies."""

from datetime import timedelta
from typing import Any

from core.pages.views.forms import EditPage, VerbPage
from core.pages.views.previews import PreviewPage
from reviews.forms.recommendation import (
    AskMore,
    EditRecommendation,
    NewRecommendation,
    SeveralRecommendations,
    usual,
)
from reviews.models import Recommendation
from reviews.models.asking import refuse_past, usual_days
from reviews.views.parts import OfSource
from reviews.views.recommendation import OneRecommendation
from reviews.wordings import left_out


class RecommendationNew(OfSource):
    permission = "reviews.change"
    form_class = NewRecommendation
    template_name = "layouts/form.html"
    button = "Add the recommendation"

    def heading(self) -> str:
        return "Add a recommendation"

    def form_kwargs(self) -> dict[str, Any]:
        return {"source": self.object}

    def initial(self) -> dict[str, Any]:
        """The finding in the address, or the only one there is."""
        code = self.request.GET.get("finding", "")
        findings = self.object.findings.all()
        found = list((findings.filter(code=code) if code else findings)[:2])
        finding = found[0] if len(found) == 1 else None
        return {"finding": finding, **usual(self.object)}

    def perform(self, form: Any) -> Any:
        return Recommendation.make(by=self.me, at=self.now, source=self.object, **form.answers())

    def say(self, result: Any) -> str:
        asked = result.answers.count()
        if not asked:
            return f"{result.code} is added. No agency has been asked to answer yet."
        who = "1 agency is" if asked == 1 else f"{asked} agencies are"
        return f"{result.code} is added. {who} asked to answer."


class RecommendationEntry(PreviewPage, OfSource):
    """Several at once, as a report has them: what was read out of it is shown first."""

    permission = "reviews.change"
    form_class = SeveralRecommendations
    template_name = "reviews/recommendation_entry.html"
    button = "Enter the recommendations"

    def heading(self) -> str:
        return f"Enter the recommendations of {self.object}"

    def form_kwargs(self) -> dict[str, Any]:
        return {"source": self.object}

    def initial(self) -> dict[str, Any]:
        return usual(self.object)

    def preview(self, form: Any) -> list[Any]:
        answers = form.answers()
        due = answers["answer_by_on"]
        if due:
            refuse_past(due, at=self.now)
        self.shown = {
            "is_numbered": any(wording.number for wording in answers["pasted"]),
            "left_out": left_out(form.data["pasted"]),
            "asked": list(answers["agencies"]),
            "answers_due": due or self.today + timedelta(days=usual_days()),
        }
        return list(answers["pasted"])

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(**getattr(self, "shown", {}), **extra)

    def perform(self, form: Any) -> Any:
        facts = form.answers()
        lines = facts.pop("pasted")
        made = self.object.recommend(by=self.me, at=self.now, lines=lines, **facts)
        self.made = len(made)
        return self.object

    def say(self, result: Any) -> str:
        words = "recommendation is" if self.made == 1 else "recommendations are"
        asked = " and the agencies are asked to answer" if self.shown["asked"] else ""
        return f"{self.made} {words} entered{asked}."


class RecommendationEdit(OneRecommendation, EditPage):
    permission = "reviews.change"
    form_class = EditRecommendation
    template_name = "layouts/form.html"
    done = "Saved."

    def heading(self) -> str:
        return f"Edit {self.object}"

    def form_kwargs(self) -> dict[str, Any]:
        return {"source": self.object.source}


class RecommendationAgencies(OneRecommendation, VerbPage):
    permission = "reviews.change"
    form_class = AskMore
    button = "Ask them"
    done = "The agencies are asked to answer."

    def heading(self) -> str:
        return f"Ask more agencies about {self.object.code}"

    def form_kwargs(self) -> dict[str, Any]:
        return {"recommendation": self.object}

    def perform(self, form: Any) -> Any:
        clean = form.cleaned_data
        return self.object.address_to(
            by=self.me, at=self.now, agencies=clean["agencies"], due_on=clean["answer_by_on"]
        )
