"""Actions as spreadsheets: exactly the rows and columns of the register, for the same person.

Found at start like every room's ``exchange`` (core.pages.apps).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO, Any

from django.http import QueryDict
from django.utils import timezone

from actions.showing import dress
from actions.views.register import ActionList
from core.documents import owners
from core.documents.files import keep_made
from core.documents.models import Job
from core.documents.spreadsheet import DAY, Column, Sheet, Writer, writer
from core.documents.working import Outcome, Progress, Work, job_kind
from core.journal.models import AccessLog
from core.journal.reading import note
from core.pages.context import HANDLING
from core.pages.filtering import active_chips
from core.pages.templatetags.words import count_words, moment

JOB = "actions.export"
DIRECT = 2_000  # rows that are written while the page waits
CHUNK = 500
KEPT = timedelta(hours=24)

COLUMNS = (
    Column("Code", width=10),
    Column("What", width=60),
    Column("Agency", width=30),
    Column("Lead", width=28),
    Column("Due", DAY, 12),
    Column("Extended", width=28),
    Column("State", width=18),
    Column("Last update", DAY, 12),
    Column("Raised", DAY, 12),
    Column("Handling", width=12),
)

# After one of these somebody may see less than when a file was made for them.
owners.narrowing(
    # A bar binds from its proposal; a panel that stands closes the source to its two keepers.
    "bar.proposed",
    "bar.agreed",
    "panel.agreed",
    "panel.ended",
    "source.restricted",
    "membership.revised",
    "membership.resumed",
    "appointment.ended",
    "seat.revised",
)


@dataclass
class Asked:
    """What the register reads of a request, where there is none."""

    membership: Any
    GET: QueryDict


def register_for(me: Any, query: str, *, at: datetime) -> ActionList:
    """The register as this person sees it under these filters, outside a request."""
    page = ActionList()
    page.request = Asked(me, QueryDict(query))  # type: ignore[assignment]
    page.now = at
    return page


def sheet_of(page: ActionList, *, rows: int) -> Sheet:
    """The head and columns: mark, whose, filters, how many, when and for whom."""
    _, filters = page.filtered()
    chips = [f"{chip.label}: {chip.value}" for chip in active_chips(filters.form, page.request.GET)]
    if not page.request.GET.get("state"):
        chips.insert(0, "State: Open")
    head = (
        HANDLING,
        f"Actions of {page.me.partnership.name}",
        f"Shown: {'; '.join(chips)}",
        count_words(rows, "action,actions"),
        f"Made {moment(page.now)} for {page.me.name}, as this person may see them",
    )
    return Sheet("Actions", head, COLUMNS)


def cells_of(row: Any) -> list[Any]:
    """One dressed row of the register."""
    return [
        row.code,
        row.title,
        row.agency_name,
        row.lead_words,
        row.due_on,
        row.extended_words,
        row.state.word,
        row.updated_on,
        row.raised_on,
        "Restricted" if row.restricted_at else "",
    ]


def name_of(page: ActionList, kind: str) -> str:
    return f"actions-{page.me.partnership.slug}-{page.today.isoformat()}.{kind}"


def ordered(page: ActionList) -> Any:
    """All rows of the register in its order."""
    rows, _ = page.filtered()
    _, columns = page.sort()
    return page.decorate(rows).order_by(*columns)


def written(page: ActionList, kind: str) -> tuple[IO[bytes], Writer, int]:
    """The whole file at once, its writer, and how many rows it has."""
    rows = list(ordered(page))
    made = writer(kind, sheet_of(page, rows=len(rows)))
    _add(made, page, rows)
    return made.finish(), made, len(rows)


def _add(made: Writer, page: ActionList, rows: Sequence[Any]) -> None:
    for row in rows:
        dress(row, me=page.me, today=page.today, days=page.days)
        made.add(cells_of(row))


@job_kind(JOB)
def export(job: Job, me: Any) -> Work:
    """A large register, written in stretches; what stops being visible meanwhile is left out."""
    kind = job.arguments["file_kind"]
    page = register_for(me, job.arguments["query"], at=timezone.now())
    keys = list(ordered(page).values_list("pk", flat=True))
    made = writer(kind, sheet_of(page, rows=len(keys)))
    total = 0
    for rows in _stretches(page, keys):
        _add(made, page, rows)
        total += len(rows)
        yield Progress(total, len(keys), "Writing the rows")
    file = keep_made(
        made.finish(),
        name=name_of(page, kind),
        media_type=made.media_type,
        by=me,
        at=page.now,
        expires_at=page.now + KEPT,
    )
    note(AccessLog.EXPORTED, job, by=me, at=page.now, row_count=total)
    return Outcome(f"{count_words(total, 'action,actions')}, as you may see them now.", file)


def _stretches(page: ActionList, keys: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(keys), CHUNK):
        part = keys[start : start + CHUNK]
        found = page.decorate(page.get_queryset().filter(pk__in=part)).in_bulk()
        yield [found[key] for key in part if key in found]
