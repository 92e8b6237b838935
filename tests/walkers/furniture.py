"""A row of every noun in a world, its free text full of a canary that can be searched for."""

import hashlib
import io
from datetime import date, timedelta
from typing import Any

import xlsxwriter
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models

from actions.choices import Confidence, Difference, EvidenceKind
from actions.models import (
    Action,
    ActionImport,
    ActionPlan,
    Contributor,
    Evidence,
    Extension,
    ImpactReview,
    ProgressUpdate,
    SignOff,
)
from core.documents.models import Job, StoredFile
from core.journal.subject import pointing_at
from meetings.choices import Attended, Part
from meetings.models import (
    Acknowledgement,
    AgendaItem,
    Attendance,
    Contribution,
    Decision,
    ExecutiveCircular,
    Meeting,
    Minute,
    Minutes,
    Paper,
    PaperVersion,
    StandingItem,
)
from meetings.models.circular.content import content_of
from partnership.choices import Role
from partnership.models import Clause, Invitation, Priority, Seat, TermsOfReference
from reviews.choices import Theme
from reviews.models import (
    AgencyAnswer,
    Finding,
    LearningSource,
    PracticeReview,
    Recommendation,
)
from tests.factories.rows import NOW, TODAY, change, make
from tests.personas import World
from training.choices import Format, TrainerKind
from training.models import Booking, Course, CourseFinding, CourseRun, Trainer

QUIET = "priority.revised"
UNSPOKEN = {
    "code",
    "slug",
    "number",
    "sha256",
    "chain_head",
    "media_type",
    "content",
    "mark",
    "import_key",
}


def said(model: type[models.Model], mark: str) -> dict[str, str]:
    """A canary for every free-text column of a model."""
    found = {}
    for f in model._meta.local_fields:
        is_text = isinstance(f, models.CharField | models.TextField) and f.editable
        if not is_text or f.choices or f.name in UNSPOKEN or f.unique:
            continue
        if isinstance(f, models.EmailField | models.URLField | models.SlugField):
            continue
        found[f.name] = f"{mark} {f.name}"[: f.max_length or None]
    return found


class Furnisher:
    """Makes rows for one world, marked with one canary, in one circle or none."""

    def __init__(self, world: World, mark: str, prefix: str) -> None:
        self.world, self.mark, self.prefix, self.count = world, mark, prefix, 0

    def add(self, name: str, model: type[Any], /, **facts: Any) -> Any:
        """One row, kept as ``world.<prefix>_<name>``."""
        # A deed that tells nobody: what follows from the real one is tested where it belongs.
        row = make(model, QUIET, **{**said(model, self.mark), **facts})
        self.world.things[f"{self.prefix}_{name}"] = row
        return row

    def code(self, letter: str) -> str:
        """Codes that differ between worlds and circles, so that swapping them means something."""
        self.count += 1
        hall = {"open": "2", "restricted": "3"}[self.prefix]
        town = {"wealdshire": "W", "downland": "D"}[self.world.slug]
        return f"{letter}-{town}{hall}{self.count // 10}{self.count % 10}"

    def learning(self, source: LearningSource) -> None:
        w = self.world
        change(source, "source.revised", **said(LearningSource, self.mark))
        finding = self.add(
            "finding",
            Finding,
            code=self.code("F"),
            source=source,
            themes=[Theme.VOICE],
        )
        recommendation = self.add(
            "recommendation",
            Recommendation,
            code=self.code("R"),
            source=source,
            finding=finding,
            owner_group=w.group,
            made_on=TODAY,
            answer_by_on=TODAY + timedelta(days=28),
        )
        self.add(
            "practice_review",
            PracticeReview,
            source=source,
            pseudonym=f"Child {self.mark}"[:30],
        )
        for lead in (w.agency_lead, w.other_lead):
            self.add(
                f"answer_{lead.slug}",
                AgencyAnswer,
                recommendation=recommendation,
                agency=lead.agency,
                asked_at=NOW,
                due_on=TODAY + timedelta(days=28),
                response="",
                reasons="",
            )

    def doing(self, source: LearningSource) -> None:
        w = self.world
        plan = self.add(
            "plan",
            ActionPlan,
            code=self.code("P"),
            source=source,
            group=w.group,
            drafted_on=TODAY,
        )
        for name, more in {
            "action": {},
            "submitted_action": {"submitted_at": NOW},
            "closed_action": {"closed_on": TODAY, "closed_by": w.chair},
        }.items():
            self.add(
                name,
                Action,
                code=self.code("A"),
                plan=plan,
                source=source,
                recommendation=self.world.things[f"{self.prefix}_recommendation"],
                group=w.group,
                agency=w.agency_lead.agency,
                lead=w.agency_lead,
                raised_on=TODAY,
                original_due_on=TODAY + timedelta(days=30),
                due_on=TODAY + timedelta(days=30),
                **more,
            )
        self._parts(
            w.things[f"{self.prefix}_action"],
            w.things[f"{self.prefix}_submitted_action"],
            w.things[f"{self.prefix}_closed_action"],
        )

    def _parts(self, action: Action, submitted: Action, closed: Action) -> None:
        w = self.world
        asked = {"asked_at": NOW, "asked_by": w.agency_lead}
        self.add(
            "contributor",
            Contributor,
            action=action,
            agency=w.other_lead.agency,
        )
        self.add(
            "extension",
            Extension,
            action=action,
            from_on=action.due_on,
            to_on=action.due_on + timedelta(days=30),
            **asked,
        )
        self.add(
            "update",
            ProgressUpdate,
            action=action,
            confidence=Confidence.ON_TRACK,
            made_at=NOW,
            made_by=w.agency_lead,
        )
        content = f"{self.mark} content".encode()
        file = self.add(
            "file",
            StoredFile,
            name=f"{self.mark}.pdf",
            content=ContentFile(content, name="file"),
            size=4,
            media_type="application/pdf",
            sha256=hashlib.sha256(content).hexdigest(),
            received_at=NOW,
            found_clean_at=NOW,
            circle=action.source_id,
            refused_because="",
        )
        self.add(
            "evidence",
            Evidence,
            action=action,
            kind=EvidenceKind.POLICY,
            file=file,
            submitted_at=NOW,
            submitted_by=w.agency_lead,
        )
        self.add("signoff", SignOff, action=submitted, **asked)
        self.add(
            "impact",
            ImpactReview,
            action=closed,
            difference=Difference.CHANGED,
            reviewed_on=TODAY,
            reviewed_by=w.chair,
        )

    def meeting(self, source: LearningSource | None, part: str) -> None:
        w = self.world
        meeting = w.things.get("meeting") or self._held()
        item = self.add(
            "item",
            AgendaItem,
            code=self.code("I"),
            meeting=meeting,
            part=part,
            order=1,
            source=source,
        )
        paper = self.add(
            "paper",
            Paper,
            code=self.code("D"),
            item=item,
            owner=w.agency_lead,
            due_on=TODAY,
        )
        self.add(
            "paper_version",
            PaperVersion,
            paper=paper,
            number=1,
            file=w.things[f"{self.prefix}_file"],
            handed_in_at=NOW,
            handed_in_by=w.agency_lead,
        )
        self.add("minute", Minute, item=item, saved_at=NOW)
        self.add(
            "decision",
            Decision,
            item=item,
            decided_on=TODAY,
            number=1 if part == Part.A else 2,
        )

    def _held(self) -> Meeting:
        w = self.world
        meeting = make(
            Meeting,
            "meeting.scheduled",
            code=self.code("M"),
            group=w.group,
            terms=w.open_terms,
            original_on=TODAY,
            starts_at=NOW + timedelta(days=20),
            ends_at=NOW + timedelta(days=20, hours=3),
            papers_due_on=TODAY,
            **said(Meeting, self.mark),
        )
        w.things["meeting"] = meeting
        make(Minutes, "minutes.finalised", meeting=meeting, **said(Minutes, self.mark))
        for seat in Seat.objects.filter(subgroup=w.group):
            make(
                Attendance,
                "attendance.recorded",
                meeting=meeting,
                seat=seat,
                agency=seat.agency,
                attended=Attended.PRESENT,
                **said(Attendance, self.mark),
            )
        return meeting

    def house(self) -> None:
        """What no restriction touches: terms, priorities, the programme, the circular."""
        w = self.world
        terms = self.add(
            "terms",
            TermsOfReference,
            subgroup=w.group,
            number=1,
            adopted_on=TODAY,
            adopted_by=w.manager,
            every_months=2,
            length_minutes=180,
            papers_days=14,
            review_on=TODAY + timedelta(days=300),
        )
        self.add("draft_terms", TermsOfReference, subgroup=w.group, number=2)
        self.add("clause", Clause, terms=terms, number="1")
        priority = self.add("priority", Priority, slug="neglect")
        course = self.add(
            "course",
            Course,
            slug="understanding-neglect",
            format=Format.HALF_DAY,
            priority=priority,
        )
        trainer = self.add(
            "trainer_row",
            Trainer,
            membership=w.trainer,
            kind=TrainerKind.ASSOCIATE,
            since_on=TODAY,
        )
        run = self.add(
            "run",
            CourseRun,
            code=self.code("T"),
            course=course,
            starts_at=NOW + timedelta(days=30),
            ends_at=NOW + timedelta(days=30, hours=3),
            places=20,
            trainer=trainer,
        )
        self.add(
            "booking",
            Booking,
            code=self.code("B"),
            run=run,
            delegate=w.delegate,
            agency=w.delegate.agency,
            booked_at=NOW,
            booked_by=w.delegate,
            cancel_reason="",
        )
        circular = self.add(
            "circular",
            ExecutiveCircular,
            number="EC-2026-27-Q3",
            from_on=TODAY.replace(month=10, day=1),
            to_on=TODAY.replace(month=12, day=31),
            due_on=TODAY,
            opened_at=NOW,
        )
        self.add(
            "contribution",
            Contribution,
            circular=circular,
            group=w.group,
            asked_at=NOW,
        )
        self.issued()

    def issued(self) -> None:
        """The circular of the quarter before, out of the house, and one who has read it."""
        w = self.world
        quarter = {"from_on": date(2026, 7, 1), "to_on": date(2026, 9, 30)}
        row = self.add(
            "issued_circular",
            ExecutiveCircular,
            number="EC-2026-27-Q2",
            due_on=TODAY,
            opened_at=NOW,
            compiled_at=NOW,
            compiled_by=w.coordinator,
            approved_at=NOW,
            approved_by=w.manager,
            **quarter,
        )
        said_at_its_front = {"message": row.message, "asks": row.asks_list}
        content = {**content_of(row), **said_at_its_front}
        change(row, QUIET, figures=content, issued_at=NOW, issued_by=w.coordinator)
        self.add(
            "acknowledgement",
            Acknowledgement,
            circular=row,
            membership=w.group_member,
            acknowledged_at=NOW,
        )


def workbook(mark: str) -> bytes:
    """A spreadsheet somebody sent, with a canary in it."""
    into = io.BytesIO()
    with xlsxwriter.Workbook(into, {"in_memory": True}) as book:
        book.add_worksheet("Actions").write_string(0, 0, mark)
    return into.getvalue()


def put_in_the_hall(world: World, mark: str) -> None:
    """What stands beside the nouns: an invitation, a job, an import, the member's seat."""
    Invitation.send(
        by=world.manager,
        at=NOW,
        email="new.person@example.org",
        name=f"{mark} name",
        post=f"{mark} post",
        roles=[Role.DELEGATE],
    )
    world.things["open_invitation"] = Invitation.objects.get(email="new.person@example.org")
    job = Job(
        code="J-2222",
        kind="actions.export",
        words=f"{mark} words",
        asked_at=NOW,
        asked_by_id=world.manager.pk,
        **pointing_at(world.open_action),
    )
    job.save()
    world.things["open_job"] = job
    world.things["open_import"] = ActionImport.send(
        uploaded=SimpleUploadedFile("tracker.xlsx", workbook(mark)), by=world.manager, at=NOW
    )
    world.things["member_seat"] = Seat.objects.get(
        appointments__membership=world.group_member, subgroup=world.group
    )
    make(StandingItem, QUIET, group=world.group, **said(StandingItem, mark))
    draft = world.open_draft_terms
    world.things["open_draft_clause"] = make(
        Clause, "clause.written", terms=draft, number="1", order=200, **said(Clause, mark)
    )


def furnish(world: World, *, open_mark: str, restricted_mark: str) -> World:
    """Every noun once in the open and once behind the restricted source. Inside its scope."""
    outside = Furnisher(world, open_mark, "open")
    outside.house()
    outside.learning(world.open_source)
    outside.doing(world.open_source)
    outside.meeting(None, Part.A)
    put_in_the_hall(world, open_mark)
    behind = Furnisher(world, restricted_mark, "restricted")
    behind.learning(world.restricted_source)
    behind.doing(world.restricted_source)
    behind.meeting(world.restricted_source, Part.B)
    tie = world.restricted_finding
    make(CourseFinding, "course_finding.tied", course=world.open_course, finding=tie, tied_on=TODAY)
    return world
