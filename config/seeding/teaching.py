"""Wealdshire's programme: courses, runs past and to come, who booked and who came."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import cycle
from typing import Any

from config.seeding.garden import Garden, facts_of
from config.seeding.year import days_ago
from core.pages.london import LONDON
from partnership.models import Priority
from reviews.models import Finding
from training.choices import Format, Presence, TrainerKind
from training.models import Booking, Course, CourseFinding, CourseRun, Trainer

PLACES = 12
PROGRAMME = 285  # days before the end of the last quarter: when the year's programme began
HALF_PAST_NINE, HALF_PAST_ONE = time(9, 30), time(13, 30)


def plant(garden: Garden) -> None:
    """Twenty courses; most have run and run again."""
    facts = facts_of("training", "wealdshire")
    trainers, venues = _trainers(garden), cycle(facts["venues"])
    regrets = cycle(facts["regrets"])
    delegates = cycle(m for m in garden.people.values() if _learns(m))
    for turn, row in enumerate(facts["course"]):
        course = _course(garden, row)
        trainer = trainers[turn % len(trainers)]
        days = [] if course.format == Format.E_LEARNING else _days(garden, turn)
        for on in days:
            if on < garden.today or not row.get("withdrawn"):
                run = _run(garden, course, on, next(venues), trainer)
                _fill(garden, run, delegates, 5 + turn * 5 % 8)
                _afterwards(garden, run, turn, regrets)
        if row.get("withdrawn"):
            course.end(by=_team(garden), at=garden.on(15), reason=row["withdrawn"])


def _team(garden: Garden) -> Any:
    return garden.people["manager"]


def _learns(member: Any) -> bool:
    return bool(member.agency_id) and not (member.is_board_member or member.is_trainer)


def _trainers(garden: Garden) -> list[Any]:
    found = []
    for member in garden.people.values():
        if member.is_trainer:
            special = "Specialist" in member.post
            kind = TrainerKind.SPECIALIST if special else TrainerKind.ASSOCIATE
            by, at = _team(garden), garden.on(days_ago(garden.today, PROGRAMME))
            found.append(Trainer.add(membership=member, kind=kind, by=by, at=at))
    return found


def _course(garden: Garden, row: dict[str, Any]) -> Any:
    course = Course.add(
        by=_team(garden),
        at=garden.on(days_ago(garden.today, PROGRAMME), 14),
        title=row["title"],
        format=row["format"],
        length_minutes=row["minutes"],
        priority=Priority.objects.get(title=row["priority"]),
        aims=row["aims"],
    )
    if finding := _reason_for(row):
        _tie(garden, course, finding)
    return course


def _reason_for(row: dict[str, Any]) -> Finding | None:
    """The finding that the data names, else the first about the course's theme."""
    about = Finding.objects.filter(source__restricted_at__isnull=True).select_related("source")
    if "finding" in row:
        return about.get(title=row["finding"])
    return about.about(row.get("theme", "")).order_by("source__received_on").first()


def _tie(garden: Garden, course: Any, finding: Any) -> None:
    """Some weeks after the finding, once there is a programme."""
    age = (garden.today - finding.source.received_on).days
    ago = min(age - 25, days_ago(garden.today, PROGRAMME - 6))
    CourseFinding.tie(course=course, finding=finding, by=_team(garden), at=garden.on(max(ago, 3)))


def _days(garden: Garden, turn: int) -> list[date]:
    """Working days, no two of them alike, so that no trainer teaches twice at once."""
    working, today = garden.working, garden.today
    past = [working.before(today, 2 + 8 * turn)]
    past += [working.before(today, 5 + 8 * turn)] if turn % 2 else []
    ahead = [working.after(today, 3 + 2 * turn)]
    return past + ahead + ([working.after(today, 4 + 2 * turn)] if turn % 4 == 1 else [])


def _run(garden: Garden, course: Any, on: date, venue: str, trainer: Any) -> Any:
    clock = HALF_PAST_ONE if course.length_minutes <= 120 else HALF_PAST_NINE
    starts = datetime.combine(on, clock, tzinfo=LONDON)
    planned = min(on - timedelta(days=45), garden.day(20))
    return CourseRun.schedule(
        course=course,
        starts_at=starts,
        ends_at=starts + timedelta(minutes=course.length_minutes),
        venue=venue,
        places=PLACES,
        trainer=trainer,
        by=_team(garden),
        at=datetime.combine(garden.working.on_or_before(planned), time(10), tzinfo=LONDON),
    )


def _fill(garden: Garden, run: Any, delegates: Iterator[Any], count: int) -> None:
    """A lead books every fifth place for somebody; the others book for themselves."""
    last = min(run.starts_at.date(), garden.today)
    for turn in range(count):
        delegate = next(delegates)
        by = garden.lead_of(delegate.agency_id) if turn % 5 == 4 else delegate
        on = garden.working.on_or_before(last - timedelta(days=1 + (turn * 5 + count) % 18))
        run.book(delegate=delegate, by=by, at=datetime.combine(on, time(11), tzinfo=LONDON))


def _afterwards(garden: Garden, run: Any, turn: int, regrets: Iterator[str]) -> None:
    """The register of what is past but the last run; ahead, one is off and some give back."""
    held = list(run.bookings.holding().order_by("booked_at", "pk"))
    if run.starts_at.date() >= garden.today:
        _called_off(garden, run, held, turn, regrets)
    elif turn:
        run.mark_register(
            presences={b: _presence(place) for place, b in enumerate(held)},
            by=run.trainer.membership,
            at=run.ends_at + timedelta(hours=1),
        )


def _called_off(
    garden: Garden, run: Any, held: list[Booking], turn: int, regrets: Iterator[str]
) -> None:
    if turn % 3 == 1:
        held[0].cancel(by=held[0].delegate, at=garden.on(1), reason=next(regrets))
    if turn == 8:
        why = "The trainer is called as a witness that week."
        run.cancel(by=_team(garden), at=garden.on(1, 15), reason=why)


def _presence(place: int) -> str:
    return {4: Presence.PART, 7: Presence.NO_SHOW}.get(place, Presence.ATTENDED)
