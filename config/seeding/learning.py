"""Wealdshire's sources of learning, what they found and recommended, and who answered."""

from typing import Any

from config.seeding.garden import Garden, facts_of
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

ANSWERS = {
    Response.ACCEPTED: "We will do this; our procedure and our supervision form change with it.",
    Response.PARTLY: "Our children's teams will do this now, our adults' teams next year.",
    Response.DECLINED: "Our staff do not hold this record. The council will send it to us instead.",
}


def plant(garden: Garden) -> None:
    """Fourteen sources over the last year; the newest answers are still awaited."""
    for number, row in enumerate(facts_of("reviews", "wealdshire")["source"]):
        _source(garden, row, number)


def _source(garden: Garden, row: dict[str, Any], number: int) -> None:
    people, age = garden.people, row["months_ago"] * 30
    founding = None
    if row.get("restricted"):
        founding = Founding(people["wren-quarry"], people["linnet-marsh"], "Court case under way.")
    source = _recorded(garden, row, founding, age)
    if founding:
        second, lead = people["linnet-marsh"], people["wren-quarry"]
        for place in PanelPlace.objects.filter(source=source).order_by("role"):
            place.agree(by=lead if place.membership_id == second.pk else second, at=garden.at(age))
    by = people["wren-quarry"] if founding else people["manager"]
    findings = [
        Finding.record_new(by=by, at=garden.at(age), source=source, title=t, themes=row["themes"])
        for t in row["findings"]
    ]
    for order, title in enumerate(row["recommendations"]):
        finding = findings[order % len(findings)] if findings else None
        _recommendation(garden, source, finding, title, number + order, by, row)


def _recorded(garden: Garden, row: dict[str, Any], founding: Any, age: int) -> LearningSource:
    """The source itself, with its statutory detail where the data gives a pseudonym."""
    facts = {
        "kind": SourceKind(row["kind"]),
        "title": row["title"],
        "received_on": garden.day(age),
        "publisher": row.get("publisher", ""),
        "owner_group": garden.groups[row.get("owner", "Learning and Improvement Group")],
        "guidance": "Working Together 2023",
        "founding": founding,
    }
    team, at = garden.people["manager"], garden.at(age)
    if "pseudonym" not in row:
        return LearningSource.record_new(by=team, at=at, **facts)
    PracticeReview.record_new(
        by=team,
        at=at,
        pseudonym=row["pseudonym"],
        aware_on=garden.day(age + 20),
        notified_on=garden.day(age + 15),
        **facts,
    )
    return LearningSource.objects.get(title=row["title"])


def _recommendation(
    garden: Garden, source: Any, finding: Any, title: str, turn: int, by: Any, row: dict[str, Any]
) -> None:
    age = row["months_ago"] * 30
    names = list(garden.agencies)
    places = () if row.get("restricted") else (turn % 3, (turn + 1) % 3, 3 + turn % 9)
    made = Recommendation.make(
        by=by,
        at=garden.at(age - 10),
        source=source,
        finding=finding,
        title=title,
        scope=Scope.MULTI,
        owner_group=source.owner_group,
        agencies=[garden.agencies[names[place]] for place in dict.fromkeys(places)],
    )
    if places:
        _answers(garden, made, turn, age)


def _answers(garden: Garden, made: Recommendation, turn: int, age: int) -> None:
    """Most agencies answer within weeks; every ninth keeps the group waiting."""
    leads = {m.agency_id: m for m in garden.people.values() if m.is_agency_lead}
    for step, answer in enumerate(AgencyAnswer.objects.filter(recommendation=made)):
        answered = age - 18 - step * 3
        if answered < 25 or (turn + step) % 9 == 0:
            continue
        response = list(ANSWERS)[(turn + step) % 7 // 3 % 3]
        answer.give(
            by=leads[answer.agency_id],
            at=garden.at(answered),
            response=response,
            reasons=ANSWERS[response],
        )
