"""Wealdshire's programme: courses, runs past and to come, who booked and who came."""

from datetime import timedelta
from itertools import cycle, islice
from typing import Any

from config.seeding.garden import Garden, facts_of
from partnership.models import Priority
from reviews.models import Finding
from training.choices import Presence, TrainerKind
from training.models import Course, CourseRun, Trainer


def plant(garden: Garden) -> None:
    """Twenty courses; every second one has run, most run again."""
    facts = facts_of("training", "wealdshire")
    team, at = garden.people["manager"], garden.at(330)
    trainers = [
        Trainer.add(membership=m, kind=TrainerKind.ASSOCIATE, by=team, at=at)
        for m in garden.people.values()
        if m.is_trainer
    ]
    venues, delegates = cycle(facts["venues"]), cycle(_delegates(garden))
    for turn, (title, form, minutes, priority, theme) in enumerate(facts["courses"]):
        course = Course.add(
            by=team,
            at=at,
            title=title,
            format=form,
            length_minutes=minutes,
            priority=Priority.objects.get(title=priority),
        )
        finding = Finding.objects.filter(
            themes__contains=[theme], source__restricted_at__isnull=True
        ).first()
        if theme and finding:
            course.tie(finding=finding, by=team, at=garden.at(60))
        for days_ago in (200 - turn * 8, -(10 + turn * 4)):
            if turn % 2 == 0 or days_ago < 0:
                run = _run(garden, course, days_ago, next(venues), trainers[turn % len(trainers)])
                _fill(garden, run, list(islice(delegates, 4 + turn % 7)), days_ago)


def _delegates(garden: Garden) -> list[Any]:
    return [m for m in garden.people.values() if m.agency_id and not m.is_board_member]


def _run(garden: Garden, course: Any, days_ago: int, venue: str, trainer: Any) -> Any:
    starts = garden.at(days_ago)
    planned = garden.at(max(days_ago, 0) + 40)
    return CourseRun.schedule(
        course=course,
        starts_at=starts,
        venue=venue,
        places=12,
        trainer=trainer,
        ends_at=starts + timedelta(minutes=course.length_minutes or 60),
        by=garden.people["manager"],
        at=planned,
    )


def _fill(garden: Garden, run: Any, delegates: list[Any], days_ago: int) -> None:
    booked = garden.at(max(days_ago, 0) + 20)
    bookings = [run.book(delegate=d, by=d, at=booked) for d in dict.fromkeys(delegates)]
    if days_ago <= 0:
        return
    after = run.ends_at + timedelta(hours=1)
    for turn, booking in enumerate(bookings):
        presence = Presence.NO_SHOW if turn % 6 == 5 else Presence.ATTENDED
        booking.register(presence=presence, by=garden.people["manager"], at=after)
