"""Actions as rows of a table: what is read for them and what their columns say."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from actions.models import Action, Extension
from actions.standing import state_of
from actions.thresholds import due_soon_column, due_soon_days
from actions.wording import extended_words, lead_words
from partnership.models import Agency

# What the table shows and what a standing follows from.
COLUMNS = (
    "code",
    "title",
    "raised_on",
    "original_due_on",
    "due_on",
    "started_on",
    "submitted_at",
    "closed_on",
    "impact_on",
    "stopped_on",
    "updated_on",
)


# What a register may be sorted by beside the columns of an action itself.
SORTED_BY = {"agency_name": F("agency__name"), "touched_on": Coalesce("updated_on", "raised_on")}


def sortable(rows: Any, columns: Iterable[str]) -> Any:
    """With those of these columns that are not the action's own, and with no others: a join
    that decides neither rows nor order would be made for every row of the register."""
    names = {column.removeprefix("-") for column in columns}
    return rows.annotate(**{name: by for name, by in SORTED_BY.items() if name in names})


def with_columns(rows: Any) -> Any:
    """Only what a row shows, in one query: names as plain columns instead of related rows."""
    return rows.only(*COLUMNS).annotate(
        agency_name=_agency_name(),
        lead_name=F("lead__name"),
        lead_post=F("lead__post"),
        restricted_at=F("source__restricted_at"),
        times_extended=_times_extended(),
    )


@cache
def in_columns() -> Any:
    """Every action as the register shows it, to be narrowed. Written down once: it holds no
    row and nobody's partnership, which is read when the SQL is run."""
    rows = with_columns(Action.objects.all()).with_touched_on()
    return rows.annotate(due_soon_days=due_soon_column())


def dress(row: Any, *, me: Any, today: date, days: int) -> None:
    """Put on a row what its columns say in words."""
    row.state = state_of(row, on=today, days=days)
    row.lead_words = lead_words(me, name=row.lead_name, post=row.lead_post)
    row.extended_words = extended_words(row.times_extended, row.original_due_on)


def rows_for(rows: Any, *, me: Any, today: date) -> list[Any]:
    """Rows of a panel's table, ready to be shown."""
    found = list(with_columns(rows))
    if found:
        days = due_soon_days()
        for row in found:
            dress(row, me=me, today=today, days=days)
    return found


def _agency_name() -> Subquery:
    """One look for each row: joined, PostgreSQL takes partnership and agency of an action for
    independent, expects next to no rows, and reads all agencies for each."""
    return Subquery(Agency.objects.filter(pk=OuterRef("agency_id")).values("name"))


def _times_extended() -> Case:
    """Granted extensions, counted only for rows whose due date has moved."""
    granted = (
        Extension.objects.filter(action=OuterRef("pk"), is_granted=True)
        .order_by()
        .values("action")
        .annotate(number=Count("pk"))
        .values("number")
    )
    return Case(
        When(Q(due_on__gt=F("original_due_on")), then=Subquery(granted)),
        default=Value(0),
        output_field=IntegerField(),
    )
