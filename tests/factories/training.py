"""Things of the training room, made by its own verbs."""

import itertools
from datetime import timedelta
from typing import Any

from tests.factories.rows import NOW
from tests.personas import World
from training.choices import Format, TrainerKind
from training.models import Course, CourseRun, Trainer

_numbers = itertools.count(1)
SOON = NOW + timedelta(days=30)
AFTER = SOON + timedelta(hours=4)


def a_course(world: World, **facts: Any) -> Course:
    return Course.add(
        **{
            "by": world.manager,
            "at": NOW,
            "title": f"Understanding neglect {next(_numbers)}",
            "format": Format.HALF_DAY,
            "length_minutes": 180,
            **facts,
        }
    )


def a_trainer(world: World) -> Trainer:
    """The cast's trainer, on the list."""
    listed = Trainer.objects.serving().filter(membership=world.trainer).first()
    return listed or Trainer.add(
        membership=world.trainer, kind=TrainerKind.ASSOCIATE, by=world.manager, at=NOW
    )


def a_run(world: World, course: Course | None = None, **facts: Any) -> CourseRun:
    """In thirty days, three hours, two places."""
    return CourseRun.schedule(
        **{
            "course": course or a_course(world),
            "by": world.manager,
            "at": NOW,
            "starts_at": SOON,
            "ends_at": SOON + timedelta(hours=3),
            "venue": "Town hall",
            "places": 2,
            "trainer": None,
            **facts,
        }
    )
