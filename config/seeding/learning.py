"""Wealdshire's sources of learning, what they found and recommended, and who answered."""

from typing import Any

from config.seeding.garden import Garden, facts_of
from config.seeding.wording import Phrases, Speaker
from config.seeding.year import days_ago
from reviews.choices import Response, Scope, SourceKind
from reviews.models import (
    AgencyAnswer,
    Finding,
    LearningSource,
    PanelPlace,
    PracticeReview,
    Recommendation,
)
from reviews.models.restriction import Founding

RECOMMENDED = 9  # days from a source to its recommendations
FIRST_ANSWER = 5  # days from a recommendation to the first answer


def plant(garden: Garden) -> None:
    """Fourteen sources over the last year; some of the newest answers are still awaited."""
    facts, phrases = facts_of("reviews", "wealdshire"), Phrases()
    for row in facts["source"]:
        _Planted(garden, row, facts["agency"], phrases).whole()


class _Planted:
    """One source of the data, ``age`` days old."""

    def __init__(
        self, garden: Garden, row: dict[str, Any], keys: dict[str, str], phrases: Phrases
    ) -> None:
        self.garden, self.row, self.phrases = garden, row, phrases
        self.agencies = {key: garden.agencies[name] for key, name in keys.items()}
        self.age = row["days_ago"] if "days_ago" in row else days_ago(garden.today, row["days"])
        people = garden.people
        self.by = people["wren-quarry"] if row.get("restricted") else people["manager"]

    def whole(self) -> None:
        """The source, what it found, what it recommends, and the answers to it."""
        founding = self._founding() if self.row.get("restricted") else None
        source = self._recorded(founding)
        if founding:
            self._agree_panel(source)
        themes, at = self.row["themes"], self.garden.on(self.age, 14)
        findings = [
            Finding.record_new(by=self.by, at=at, source=source, title=title, themes=themes)
            for title in self.row["findings"]
        ]
        for order, line in enumerate(self.row["recommendation"]):
            finding = findings[line.get("finding", 0)] if findings else None
            made = self._recommend(source, finding, line, number=str(order + 1))
            self._answers(made, line, order)

    def _founding(self) -> Founding:
        people = self.garden.people
        return Founding(people["wren-quarry"], people["linnet-marsh"], "Court case under way.")

    def _agree_panel(self, source: LearningSource) -> None:
        """Each place is agreed by the other of the two."""
        second, lead = self.garden.people["linnet-marsh"], self.garden.people["wren-quarry"]
        for place in PanelPlace.objects.filter(source=source).order_by("role"):
            by = lead if place.membership_id == second.pk else second
            place.agree(by=by, at=self.garden.on(self.age, 12))

    def _recorded(self, founding: Founding | None) -> LearningSource:
        """The source itself, with its statutory detail where the data gives a pseudonym."""
        garden, row = self.garden, self.row
        team, at = garden.people["manager"], garden.on(self.age)
        facts = {
            "kind": SourceKind(row["kind"]),
            "title": row["title"],
            "received_on": at.date(),
            "publisher": row.get("publisher", ""),
            "owner_group": garden.groups[row.get("owner", "Learning and Improvement Group")],
            "guidance": "Working Together 2023",
            "founding": founding,
        }
        if "pseudonym" not in row:
            return LearningSource.record_new(by=team, at=at, **facts)
        aware = self.age + row["aware"]
        facts["aware_on"] = garden.on(aware).date()
        facts["notified_on"] = garden.on(aware - 6).date()
        review = PracticeReview.record_new(by=team, at=at, pseudonym=row["pseudonym"], **facts)
        return review.source  # type: ignore[no-any-return]

    def _recommend(
        self, source: Any, finding: Any, line: dict[str, Any], *, number: str
    ) -> Recommendation:
        return Recommendation.make(
            by=self.by,
            at=self.garden.on(self.age - RECOMMENDED, 11),
            source=source,
            finding=finding,
            number=number,
            title=line["title"],
            scope=Scope.MULTI,
            owner_group=source.owner_group,
            agencies=[self.agencies[key] for key in line.get("asked", [])],
        )

    def _answers(self, made: Recommendation, line: dict[str, Any], order: int) -> None:
        """Each agency answers within some weeks, but for those that are silent."""
        for place, key in enumerate(line.get("asked", [])):
            if key not in line.get("silent", []):
                turn = order + 3 * place
                days = self.age - RECOMMENDED - FIRST_ANSWER - turn
                self._answer(made, Speaker(self.phrases, key, line, turn), max(days, 5))

    def _answer(self, made: Recommendation, speaker: Speaker, ago: int) -> None:
        agency, at = self.agencies[speaker.agency], self.garden.on(ago, 15)
        response, reasons = _said(speaker, at)
        answer = AgencyAnswer.objects.get(recommendation=made, agency=agency)
        lead = self.garden.lead_of(agency.pk)
        answer.give(by=lead, at=at, response=response, reasons=reasons)


def _said(speaker: Speaker, at: Any) -> tuple[str, str]:
    """The data's own reasons where it has some; else one of the usual ways to accept."""
    for response in (Response.PARTLY, Response.DECLINED):
        if reasons := speaker.row.get(response.value, {}).get(speaker.agency):
            return response, reasons
    return Response.ACCEPTED, speaker.say("answers", "accepted", on=at.date())
