"""A meeting, what stands on its agenda, and two circulars."""

from datetime import date, timedelta
from typing import Any

from meetings.choices import Attended
from meetings.models import (
    Acknowledgement,
    AgendaItem,
    Attendance,
    Contribution,
    Decision,
    ExecutiveCircular,
    InAttendance,
    Meeting,
    Minute,
    Minutes,
    Paper,
    PaperVersion,
)
from meetings.models.circular.content import content_of
from partnership.models import Seat
from reviews.models import LearningSource
from tests.factories.rows import NOW, TODAY, change, make
from tests.walkers.furniture.marking import QUIET, Furnisher, said


def put_item(f: Furnisher, source: LearningSource | None, part: str) -> None:
    """One item of the one meeting, with its paper, minute and decision."""
    w = f.world
    meeting = w.things.get("meeting") or put_meeting(f)
    item = f.add(
        "item", AgendaItem, code=f.code("I"), meeting=meeting, part=part, order=1, source=source
    )
    paper = f.add("paper", Paper, code=f.code("D"), item=item, owner=w.agency_lead, due_on=TODAY)
    f.add(
        "paper_version",
        PaperVersion,
        paper=paper,
        number=1,
        file=f.made("file"),
        handed_in_at=NOW,
        handed_in_by=w.agency_lead,
    )
    f.add("minute", Minute, item=item, saved_at=NOW)
    made = {"decided_on": TODAY, "part": part, "number": 1, "corrected_at": NOW}
    f.add("decision", Decision, item=item, **made)


def put_meeting(f: Furnisher) -> Meeting:
    """The meeting of both circles; everybody came."""
    w = f.world
    meeting = make(
        Meeting,
        "meeting.scheduled",
        code=f.code("M"),
        group=w.group,
        terms=w.open_terms,
        original_on=TODAY,
        starts_at=NOW + timedelta(hours=2),
        ends_at=NOW + timedelta(hours=5),
        papers_due_on=TODAY,
        **said(Meeting, f.mark),
    )
    w.things["meeting"] = meeting
    make(Minutes, "minutes.finalised", meeting=meeting, **said(Minutes, f.mark))
    for seat in Seat.objects.filter(subgroup=w.group):
        make(
            Attendance,
            "attendance.recorded",
            meeting=meeting,
            seat=seat,
            agency=seat.agency,
            attended=Attended.PRESENT,
            **said(Attendance, f.mark),
        )
    make(InAttendance, QUIET, meeting=meeting, order=1, **said(InAttendance, f.mark))
    return meeting


def put_circulars(f: Furnisher) -> None:
    """The one that is being made, and the one of the quarter before."""
    quarter = {"from_on": TODAY.replace(month=10, day=1), "to_on": TODAY.replace(month=12, day=31)}
    circular = put_circular(f, "circular", "EC-2026-27-Q3", **quarter)
    f.add("contribution", Contribution, circular=circular, group=f.world.group, asked_at=NOW)
    put_issued(f)


def put_issued(f: Furnisher) -> None:
    """Out of the house, and read by one."""
    w = f.world
    row = put_circular(
        f,
        "issued_circular",
        "EC-2026-27-Q2",
        from_on=date(2026, 7, 1),
        to_on=date(2026, 9, 30),
        compiled_at=NOW,
        compiled_by=w.coordinator,
        approved_at=NOW,
        approved_by=w.manager,
    )
    content = {**content_of(row), "message": row.message, "asks": row.asks_list}
    change(row, QUIET, figures=content, issued_at=NOW, issued_by=w.coordinator)
    reader = w.group_member
    f.add("acknowledgement", Acknowledgement, circular=row, membership=reader, acknowledged_at=NOW)


def put_circular(f: Furnisher, name: str, number: str, **facts: Any) -> ExecutiveCircular:
    """A circular that was opened today."""
    row: ExecutiveCircular = f.add(
        name, ExecutiveCircular, number=number, due_on=TODAY, opened_at=NOW, **facts
    )
    return row
