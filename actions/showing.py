"""Actions as rows of a table: what is read for them and what their columns say."""

from datetime import date
from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, Subquery, Value, When

from actions.models import Extension
from actions.standing import state_of
from actions.thresholds import due_soon_days
from actions.wording import extended_words, lead_words
from core.pages.templatetags.words import day_short

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


def with_columns(rows: Any) -> Any:
    """Only what a row shows, in one query: names as plain columns instead of related rows."""
    return rows.only(*COLUMNS).annotate(
        agency_name=F("agency__name"),
        lead_name=F("lead__name"),
        lead_post=F("lead__post"),
        restricted_at=F("source__restricted_at"),
        times_extended=_times_extended(),
    )


def dress(row: Any, *, me: Any, today: date, days: int) -> None:
    """Put on a row what its columns say in words."""
    row.state = state_of(row, on=today, days=days)
    row.lead_words = lead_words(me, name=row.lead_name, post=row.lead_post)
    row.extended_words = extended_words(
        row.times_extended, row.original_due_on, when=lambda on: day_short(on, today)
    )


def rows_for(rows: Any, *, me: Any, today: date) -> list[Any]:
    """Rows of a panel's table, ready to be shown."""
    found = list(with_columns(rows))
    if found:
        days = due_soon_days()
        for row in found:
            dress(row, me=me, today=today, days=days)
    return found


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
