"""Recommendations: the register and the page of one."""

from typing import Any

from core.pages.parts import Fact
from core.pages.views.lists import ListPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from reviews.filters import RecommendationFilters
from reviews.models import AgencyAnswer, Recommendation
from reviews.views.parts import tabs, up_to


class RecommendationList(ListPage):
    permission = "reviews.read"
    model = Recommendation
    template_name = "reviews/recommendation_list.html"
    title = "Recommendations"
    filterset_class = RecommendationFilters
    first_sort = "-made"
    sorts = {
        # Newest day first, and what was made on one day in the order of its report.
        "made": ("made_on", "-pk"),
        "code": ("code", "pk"),
        "title": ("title", "pk"),
    }

    def decorate(self, rows: Any) -> Any:
        return rows.select_related("source", "owner_group").with_answers(on=self.today)

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(
            tabs=tabs("reviews:recommendation_list"),
            noun="recommendation,recommendations",
            empty_words="No recommendation is recorded that you may read.",
            empty_hint="Recommendations are added on the page of their source.",
            **extra,
        )


class OneRecommendation:
    model = Recommendation

    def get_queryset(self) -> Any:
        rows = super().get_queryset().select_related("source", "finding", "owner_group")  # type: ignore[misc]
        return rows.with_answers(on=self.today)  # type: ignore[attr-defined]

    def trail(self) -> list[Crumb]:
        here = self.object  # type: ignore[attr-defined]
        found = up_to(here.source)
        if here.finding:
            found.append(Crumb(str(here.finding), here.finding.get_absolute_url()))
        return found


class RecommendationDetail(OneRecommendation, DetailPage):
    permission = "reviews.read"
    template_name = "reviews/recommendation_detail.html"

    def steps(self) -> list[Step]:
        here = self.object
        to = {"code": here.code}
        going = not here.is_concluded
        return [
            *self._own_answer(),
            *[
                Step(
                    "Conclude",
                    address("reviews:recommendation_conclusion", **to),
                    "reviews.change",
                    primary=here.given_count == here.asked_count > 0,
                    when=going,
                ),
                Step(
                    "Ask more agencies",
                    address("reviews:recommendation_agencies", **to),
                    "reviews.change",
                    when=going,
                ),
                Step(
                    "Edit",
                    address("reviews:recommendation_edit", **to),
                    "reviews.change",
                    when=going,
                ),
            ],
        ]

    def _own_answer(self) -> list[Step]:
        """The one verb an agency lead came for."""
        return [
            Step(
                f"Answer for {answer.agency}",
                answer.giving_url,
                "answers.give",
                thing=answer,
                primary=True,
                when=not answer.is_given and not self.object.is_concluded,
            )
            for answer in self.answers
            if answer.agency_id == self.me.agency_id
        ]

    @property
    def answers(self) -> list[Any]:
        """Every agency that was asked, with ``may_open`` where ``me`` may read what it said."""
        if "answers" not in self.__dict__:
            self.__dict__["answers"] = _answers(self.object, self.me, self.today)
        return list(self.__dict__["answers"])

    def context(self, **extra: Any) -> dict[str, Any]:
        here = self.object
        facts = [
            Fact("Number in the report", here.number),
            Fact("Source", here.source, here.source.get_absolute_url()),
            Fact("Finding", here.finding, here.finding.get_absolute_url() if here.finding else ""),
            Fact("Overseen by", here.owner_group),
            Fact("Speaks to", here.get_scope_display()),
            Fact("Made", here.made_on),
            Fact("Answers due", here.answer_by_on),
        ]
        if here.is_concluded:
            facts.append(Fact("Concluded", here.concluded_on))
        return super().context(facts=facts, answers=self.answers, **extra)


def _answers(recommendation: Any, me: Any, today: Any) -> list[Any]:
    mine = AgencyAnswer.objects.visible_to(me).filter(recommendation=recommendation)
    opened = set(mine.values_list("pk", flat=True))
    rows = list(recommendation.answers.select_related("agency"))
    for row in rows:
        row.recommendation = recommendation
        row.may_open = row.pk in opened
        row.shown_state = _shown(row, today)
    return rows


def _shown(answer: Any, today: Any) -> Any:
    """Everybody sees whether an agency has answered; what it said only who may read it."""
    if answer.is_given and not answer.may_open:
        return "Answered"
    return answer.state(today)
