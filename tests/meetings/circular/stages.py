"""A circular at each stage of its life, brought there by the product's own verbs."""

from datetime import timedelta
from typing import Any

import meetings.tasks  # noqa: F401  registers the job
from core.documents.models import Job
from core.documents.working import run_next
from meetings.models import Contribution, ExecutiveCircular
from partnership.choices import Office
from tests.factories.rows import NOW
from tests.meetings.circular.a_quarter import QUARTER
from tests.personas import World, seat

LATER = NOW + timedelta(days=1)
DONE = "We read two reviews and agreed nine actions."
MESSAGE = "Fewer actions are late. Two agencies still owe their answers."
ASKS = "Release a day of analyst time\nPress for the two answers"


def opened(world: World) -> ExecutiveCircular:
    """The quarter before NOW, asked of both groups."""
    groups = [world.group, world.other_group]
    return ExecutiveCircular.open_quarter(QUARTER, groups, by=world.coordinator, at=NOW)


def contribution(circular: ExecutiveCircular, group: Any) -> Contribution:
    return Contribution.objects.select_related("circular", "group").get(
        circular=circular, group=group
    )


def contributed(world: World) -> ExecutiveCircular:
    """One group wrote, the other has nothing to report."""
    circular = opened(world)
    own = contribution(circular, world.group)
    own.revise(by=world.chair, at=NOW, done=DONE, late="A-2222 waits for funding.")
    own.send(by=world.chair, at=NOW)
    contribution(circular, world.other_group).send_nil(by=world.other_lead, at=NOW)
    return circular


def compiled(world: World) -> ExecutiveCircular:
    circular = contributed(world)
    circular.revise(by=world.coordinator, at=NOW, message=MESSAGE, asks=ASKS)
    return circular.compile(by=world.coordinator, at=LATER)


def approved(world: World) -> ExecutiveCircular:
    return compiled(world).approve(by=world.manager, at=LATER)


def ask_issue(circular: ExecutiveCircular, world: World) -> Job:
    """Ask for it, and let a worker do what waits."""
    job = circular.ask_issue(by=world.coordinator, at=LATER)
    while run_next(world.partnership.pk):
        pass
    job.refresh_from_db()
    return job


def issued(world: World) -> ExecutiveCircular:
    circular = approved(world)
    job = ask_issue(circular, world)
    assert job.finished_at, job.outcome
    return ExecutiveCircular.objects.get(pk=circular.pk)


def said_of_missing(circular: ExecutiveCircular, why: str = "None came.") -> dict[Any, str]:
    """One reason for each group that is missing, as compiling asks for it."""
    rows = Contribution.objects.missing_from(circular)
    return {row.pk: f"{row.group.slug}: {why}" for row in rows}


def board_chair(world: World) -> Any:
    """Somebody who presides over the Board: the deputy's colleague on its first seat."""
    seat(world.board, world.agency_lead, Office.CHAIR)
    return world.agency_lead
