"""Wealdshire: invented, one year deep, relative to today, made through the product's own verbs."""

from datetime import date, datetime
from itertools import cycle
from typing import Any

from config.seeding import doing, learning, reporting, sitting, teaching
from config.seeding.garden import Garden, begin, facts_of, first_manager
from config.seeding.year import FIRST, days_ago
from core.tenancy import scope
from partnership.choices import Office, SeatClass, Standing
from partnership.models import (
    Agency,
    Appointment,
    Clause,
    Priority,
    Seat,
    Subgroup,
    TermsOfReference,
)

IN_WORDS = {2: "two", 3: "three", 4: "four", 6: "six"}
CLAUSES = {
    "LIG": [
        (
            "1",
            "Purpose",
            "To see that what reviews teach us changes practice, and to show that it has.",
        ),
        ("2", "Members", "Members can agree recommendations and actions for their agency."),
        ("3", "Meetings", "Every two months for three hours; papers two weeks ahead."),
        ("4", "Report", "The group gives its part to the quarterly Executive Circular."),
    ],
    "": [
        ("1", "Purpose", "What the group is for is written in its name and agreed by the Board."),
        ("2", "Meetings", "Every {every} months for two hours; papers ten working days ahead."),
    ],
}


def plant(*, today: date) -> Garden:
    """The whole county."""
    facts = facts_of("partnership", "wealdshire")
    start = Garden(None, today).on(days_ago(today, FIRST))  # type: ignore[arg-type]
    garden = begin(facts, Standing.DEMO, at=start, today=today)
    with scope.within(garden.partnership.pk):
        _people(garden, facts)
        _groups(garden, facts)
        _terms(garden, facts)
        begun = today.year - (today.month < 4)
        years = f"{begun}/{(begun + 1) % 100:02}"
        for order, row in enumerate(facts["priority"], start=1):
            Priority.set_new(by=_team(garden), at=start, order=order, period=years, **row)
        learning.plant(garden)
        doing.plant(garden)
        sitting.plant(garden)
        teaching.plant(garden)
        reporting.plant(garden)
    return garden


def _team(garden: Garden) -> Any:
    return garden.people["manager"]


def _begin(garden: Garden) -> datetime:
    """When everything began."""
    return garden.on(days_ago(garden.today, FIRST))


def _adopted(garden: Garden) -> int:
    """The day the terms were adopted, in days before today."""
    return days_ago(garden.today, FIRST - 5)


def _people(garden: Garden, facts: dict[str, Any]) -> None:
    at = _begin(garden)
    first, *team = facts["people"]["team"]
    name, post = f"{first[0]} {first[1]}", first[2]
    me = first_manager(garden, at=at, label=first[5], name=name, post=post)
    for kind, names in facts["agencies"].items():
        for agency in names:
            garden.agencies[agency] = Agency.add(by=me, at=at, name=agency, kind=kind)
    rows = [*team, *facts["people"]["board"], *facts["people"]["leads"], *facts["people"]["others"]]
    for given, family, post, agency, role, label in rows:
        garden.join(
            f"{given}-{family}".lower(),
            label,
            at=at,
            name=f"{given} {family}",
            post=post,
            agency=garden.agencies.get(agency),
            roles=[role],
        )


def _groups(garden: Garden, facts: dict[str, Any]) -> None:
    me, at = _team(garden), _begin(garden)
    board, chairs = None, {}
    for row in facts["group"]:
        chair = garden.people[row["chair"]]
        named = {k: row[k] for k in ("name", "short_name", "kind") if k in row}
        group = Subgroup.establish(by=me, at=at, answers_to=board, **named)
        board = board or group
        garden.groups[group.name], chairs[group.name] = group, chair
    leads = [m for m in garden.people.values() if m.is_agency_lead]
    turn = cycle(leads[2:])
    for group in garden.groups.values():
        if group == board:
            others = [m for m in garden.people.values() if m.is_board_member]
        elif group.short_name == "LIG":
            others = leads[:9]
        else:
            others = [next(turn) for _ in range(5)]
        _seat(garden, group, [chairs[group.name], *others])


def _one_of_each_agency(members: list[Any]) -> list[Any]:
    first_of: dict[Any, Any] = {}
    for member in members:
        first_of.setdefault(member.agency_id, member)
    return list(first_of.values())


def _seat(garden: Garden, group: Subgroup, members: list[Any]) -> None:
    me, at = _team(garden), _begin(garden)
    members = _one_of_each_agency(members)
    for order, member in enumerate(members):
        office = {0: Office.CHAIR, 1: Office.DEPUTY}.get(order, Office.NONE)
        seat = Seat.add(
            by=me,
            at=at,
            subgroup=group,
            post=member.post,
            agency=member.agency,
            order=order,
            seat_class=SeatClass.CORE,
            office=office,
        )
        Appointment.make(by=me, at=at, seat=seat, membership=member, from_on=_begin(garden).date())
    vacancy = "Public health consultant"
    if group.short_name == "LIG":
        Seat.add(
            by=me,
            at=at,
            subgroup=group,
            post=vacancy,
            order=20,
            seat_class=SeatClass.INVITED,
            agency=garden.agencies["Wealdshire Council"],
            office=Office.NONE,
        )


def _terms(garden: Garden, facts: dict[str, Any]) -> None:
    me, at = _team(garden), garden.on(_adopted(garden))
    for row in facts["group"]:
        group, every = garden.groups[row["name"]], row.get("every_months", 3)
        is_lig = group.short_name == "LIG"
        terms = TermsOfReference.draft(
            by=me,
            at=at,
            subgroup=group,
            every_months=every,
            length_minutes=180 if is_lig else 120,
            papers_days=14 if is_lig else 10,
            papers_unit="calendar" if is_lig else "working",
            quorum_count=row.get("quorum", 3),
            quorum_chair_discretion=True,
            attend_times=3,
            attend_of=4,
            minutes_days=10,
            review_on=garden.day(15 if is_lig else -200),
        )
        for number, heading, text in CLAUSES["LIG" if is_lig else ""]:
            said = text.format(every=IN_WORDS[every])
            Clause.write(by=me, at=at, terms=terms, number=number, heading=heading, text=said)
        terms.adopt(by=me, at=at, on=garden.on(_adopted(garden)).date())
