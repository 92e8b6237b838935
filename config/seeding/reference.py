"""Kent and Knowsley: exactly what their public documents say, and national reviews."""

from datetime import date, datetime, timedelta
from typing import Any

from config.seeding.garden import Garden, begin, facts_of, first_manager
from core.tenancy import scope
from partnership.choices import Office, SeatClass, Standing
from partnership.models import Agency, Clause, Priority, Seat, Subgroup, TermsOfReference
from reviews.choices import Scope, SourceKind
from reviews.models import LearningSource, Recommendation
from training.choices import Format
from training.models import Course


def plant(name: str, *, today: date) -> Garden:
    """One reference partnership from its data file."""
    facts = facts_of("partnership", name)
    # The agency terms of 2023 are the newest document; what is entered here is entered now.
    when = Garden(None, today).at(2)  # type: ignore[arg-type]
    garden = begin(facts, Standing.REFERENCE, at=when, today=today)
    with scope.within(garden.partnership.pk):
        sign_in, *others = facts["sign_in"]
        named = {k: sign_in[k] for k in ("name", "post")}
        me = first_manager(garden, at=when, label=sign_in["name"], **named)
        for row in others:
            named = {k: row[k] for k in ("name", "post", "roles")}
            garden.join(row["slug"], row["name"], at=when, **named)
        _agencies(garden, facts, me, when)
        _groups(garden, facts, me, when)
        _seats(garden, facts, me, when)
        _terms(garden, facts, me)
        _priorities(garden, facts, me, when)
        _national(me, when, today)
    return garden


def _agencies(garden: Garden, facts: dict[str, Any], me: Any, at: datetime) -> None:
    for row in facts.get("agency", []):
        garden.agencies[row["name"]] = Agency.add(by=me, at=at, **row)


def _groups(garden: Garden, facts: dict[str, Any], me: Any, at: datetime) -> None:
    past = []
    for row in facts["group"]:
        row = dict(row)
        above = garden.groups.get(row.pop("answers_to", ""))
        of_then = row.pop("historical", "")
        group = Subgroup.establish(by=me, at=at, answers_to=above, **row)
        garden.groups[group.name] = group
        past += [(group, of_then)] if of_then else []
    ended = timedelta(days=1)
    for group, of_then in reversed(past):
        group.end(
            by=me,
            at=at,
            on=(at - ended).date(),
            reason=f"{of_then} The documents do not say when it ended; this is the day it was "
            "entered.",
        )


def _seats(garden: Garden, facts: dict[str, Any], me: Any, at: datetime) -> None:
    order = 0
    for row in facts.get("seat", []):
        order += 1
        Seat.add(
            by=me,
            at=at,
            subgroup=garden.groups[row["group"]],
            post=row["post"],
            order=order,
            agency=garden.agencies[row["agency"]],
            seat_class=SeatClass.CORE,
            office=row["office"],
        )
    for part, seat_class in (("core_seats", SeatClass.CORE), ("invited_seats", SeatClass.INVITED)):
        rows = facts.get(part, {"agencies": []})
        for name in rows["agencies"]:
            order += 1
            Seat.add(
                by=me,
                at=at,
                subgroup=garden.groups[rows["group"]],
                order=order,
                agency=garden.agencies[name],
                post=f"Representative of {name}",
                seat_class=seat_class,
                office=Office.NONE,
                has_mandate=seat_class == SeatClass.CORE,
            )


def _terms(garden: Garden, facts: dict[str, Any], me: Any) -> None:
    if "terms" not in facts:
        return
    parameters = dict(facts["terms"])
    group, adopted = garden.groups[parameters.pop("group")], parameters.pop("adopted_on")
    when = garden.at((garden.today - adopted).days)
    draft = TermsOfReference.draft(by=me, at=when, subgroup=group, **parameters)
    for clause in facts["clause"]:
        Clause.write(by=me, at=when, terms=draft, **clause)
    draft.adopt(by=me, at=when, on=adopted)


def _priorities(garden: Garden, facts: dict[str, Any], me: Any, at: datetime) -> None:
    """The priorities in their order, and each course once, under the first that names it."""
    named: dict[str, list[Priority]] = {}
    for order, row in enumerate(facts["priority"], start=1):
        courses = row.pop("courses", [])
        priority = Priority.set_new(by=me, at=at, order=order, **row)
        for title in courses:
            named.setdefault(title, []).append(priority)
    for title, priorities in named.items():
        titles = "; ".join(priority.title for priority in priorities)
        Course.add(
            by=me,
            at=at,
            title=title,
            format=Format.NONE_STATED,
            priority=priorities[0],
            aims=f"The framework names it under these priorities of {priorities[0].period}: "
            f"{titles}. It states neither format nor length.",
        )


def _national(me: Any, at: datetime, today: date) -> None:
    for row in facts_of("reviews", "national")["review"]:
        source = LearningSource.record_new(
            by=me,
            at=at,
            kind=SourceKind.NATIONAL,
            title=row["title"],
            received_on=at.date(),
            publisher=row["publisher"],
            published_on=row.get("published_on"),
            summary=f"Published {row['published']}. Recommendations in our own words.",
        )
        for title in row["recommendations"]:
            Recommendation.make(by=me, at=at, source=source, title=title, scope=Scope.NATIONAL)
