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
    at, team = garden.at(age), people["manager"]
    owner = garden.groups[row.get("owner", "Learning and Improvement Group")]
    facts = {
        "kind": SourceKind(row["kind"]),
        "title": row["title"],
        "received_on": garden.day(age),
        "publisher": row.get("publisher", ""),
        "owner_group": owner,
        "guidance": "Working Together 2023",
    }
    by = team
    founding = None
    if row.get("restricted"):
        founding = Founding(people["wren-quarry"], people["linnet-marsh"], "Court case under way.")
    if "pseudonym" in row:
        PracticeReview.record_new(
            by=team,
            at=at,
            founding=founding,
            pseudonym=row["pseudonym"],
            aware_on=garden.day(age + 20),
            notified_on=garden.day(age + 15),
            **facts,
        )
        source = LearningSource.objects.get(title=row["title"])
    else:
        source = LearningSource.record_new(by=team, at=at, founding=founding, **facts)
    if founding:
        second, lead = people["linnet-marsh"], people["wren-quarry"]
        for place in PanelPlace.objects.filter(source=source).order_by("role"):
            place.agree(by=lead if place.membership_id == second.pk else second, at=at)
        by = people["wren-quarry"]
    findings = [
        Finding.record_new(by=by, at=at, source=source, title=t, themes=row["themes"])
        for t in row["findings"]
    ]
    for order, title in enumerate(row["recommendations"]):
        finding = findings[order % len(findings)] if findings else None
        _recommendation(garden, source, finding, title, number + order, by, row)


def _recommendation(
    garden: Garden, source: Any, finding: Any, title: str, turn: int, by: Any, row: dict[str, Any]
) -> None:
    age = row["months_ago"] * 30
    names = list(garden.agencies)
    asked = [
        garden.agencies[names[i]] for i in dict.fromkeys((turn % 3, (turn + 1) % 3, 3 + turn % 9))
    ]
    if row.get("restricted"):
        asked = []
    made = Recommendation.make(
        by=by,
        at=garden.at(age - 10),
        source=source,
        finding=finding,
        title=title,
        scope=Scope.MULTI,
        owner_group=source.owner_group,
        agencies=asked,
    )
    leads = {m.agency_id: m for m in garden.people.values() if m.is_agency_lead}
    for step, answer in enumerate(AgencyAnswer.objects.filter(recommendation=made)):
        answered = age - 18 - step * 3
        if row.get("restricted") or answered < 25 or (turn + step) % 9 == 0:
            continue
        response = list(ANSWERS)[(turn + step) % 7 // 3 % 3]
        answer.give(
            by=leads[answer.agency_id],
            at=garden.at(answered),
            response=response,
            reasons=ANSWERS[response],
        )
