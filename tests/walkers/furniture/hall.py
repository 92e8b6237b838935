"""What stands beside the nouns: an invitation, a job, an import, the member's seat."""

import io

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from actions.models import ActionImport
from core.documents.models import Job
from core.journal.subject import pointing_at
from meetings.models import StandingItem
from partnership.choices import Role
from partnership.models import Clause, Invitation, Seat
from tests.factories.rows import NOW, make
from tests.personas import World
from tests.walkers.furniture.marking import QUIET, said


def workbook(mark: str) -> bytes:
    """A spreadsheet somebody sent, with a canary in it."""
    into = io.BytesIO()
    with xlsxwriter.Workbook(into, {"in_memory": True}) as book:
        book.add_worksheet("Actions").write_string(0, 0, mark)
    return into.getvalue()


def put_in_the_hall(world: World, mark: str) -> None:
    """One of each, and the clause that the draft has of its own."""
    things = world.things
    things["open_invitation"] = invite(world, mark)
    things["open_job"] = job_of(world, mark)
    things["open_import"] = ActionImport.send(
        uploaded=SimpleUploadedFile("tracker.xlsx", workbook(mark)), by=world.manager, at=NOW
    )
    things["member_seat"] = Seat.objects.get(
        appointments__membership=world.group_member, subgroup=world.group
    )
    make(StandingItem, QUIET, group=world.group, **said(StandingItem, mark))
    draft = world.open_draft_terms
    things["open_draft_clause"] = make(
        Clause, "clause.written", terms=draft, number="1", order=200, **said(Clause, mark)
    )


def invite(world: World, mark: str) -> Invitation:
    """Somebody who has not answered yet."""
    Invitation.send(
        by=world.manager,
        at=NOW,
        email="new.person@example.org",
        name=f"{mark} name",
        post=f"{mark} post",
        roles=[Role.DELEGATE],
    )
    return Invitation.objects.get(email="new.person@example.org")


def job_of(world: World, mark: str) -> Job:
    """Long work the manager asked for."""
    job = Job(
        code="J-2222",
        kind="actions.export",
        words=f"{mark} words",
        asked_at=NOW,
        asked_by_id=world.manager.pk,
        **pointing_at(world.open_action),
    )
    job.save()
    return job
