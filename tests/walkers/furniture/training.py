"""A course, a run of it and a booking: no restriction touches them."""

from datetime import timedelta

from tests.factories.rows import NOW, TODAY
from tests.walkers.furniture.marking import Furnisher
from training.choices import Format, TrainerKind
from training.models import Booking, Course, CourseRun, Trainer


def put_training(f: Furnisher) -> None:
    """The programme, with one delegate on it."""
    w = f.world
    course = f.add(
        "course",
        Course,
        slug="understanding-neglect",
        format=Format.HALF_DAY,
        priority=f.made("priority"),
    )
    trainer = f.add(
        "trainer_row", Trainer, membership=w.trainer, kind=TrainerKind.ASSOCIATE, since_on=TODAY
    )
    run = f.add(
        "run",
        CourseRun,
        code=f.code("T"),
        course=course,
        starts_at=NOW + timedelta(days=30),
        ends_at=NOW + timedelta(days=30, hours=3),
        places=100,  # more than a crowd takes: a full run says, and asks for, other things
        trainer=trainer,
    )
    f.add(
        "booking",
        Booking,
        code=f.code("B"),
        run=run,
        delegate=w.delegate,
        agency=w.delegate.agency,
        booked_at=NOW,
        booked_by=w.delegate,
        cancel_reason="",
    )
