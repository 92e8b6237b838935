"""Where an action stands: one word from its facts and the day.

The same rule twice, for one action in Python and for many in SQL; a test holds the two
against each other. Nobody picks a state, so nothing overdue can be called on track.
"""

from datetime import date, datetime, timedelta
from typing import Protocol

from django.db.models import Q

from actions.choices import Standing
from core.pages.parts import State
from core.pages.templatetags.words import count_words

KINDS = {
    Standing.NOT_STARTED: "neutral",
    Standing.IN_PROGRESS: "progress",
    Standing.DUE_SOON: "attention",
    Standing.OVERDUE: "late",
    Standing.AWAITING: "attention",
    Standing.CLOSED: "done",
    Standing.CLOSED_WITH_IMPACT: "done",
    Standing.STOPPED: "neutral",
}


class Facts(Protocol):
    """The dated facts of an action that decide its standing."""

    due_on: date
    started_on: date | None
    submitted_at: datetime | None
    closed_on: date | None
    impact_on: date | None
    stopped_on: date | None


def is_open(action: Facts) -> bool:
    """Neither closed nor given up."""
    return action.closed_on is None and action.stopped_on is None


def is_with_owner(action: Facts) -> bool:
    """Open, and not waiting for somebody else's sign-off."""
    return is_open(action) and action.submitted_at is None


def is_overdue(action: Facts, *, on: date) -> bool:
    """With its owner after its due date; the due date itself is still in time."""
    return is_with_owner(action) and action.due_on < on


def is_due_soon(action: Facts, *, on: date, days: int) -> bool:
    """With its owner and due within so many days of ``on``, that day included."""
    return is_with_owner(action) and on <= action.due_on <= on + timedelta(days=days)


def standing_of(action: Facts, *, on: date, days: int) -> Standing:
    """The standing on a day; due soon begins ``days`` before the due date."""
    if action.stopped_on:
        return Standing.STOPPED
    if action.closed_on:
        return Standing.CLOSED_WITH_IMPACT if action.impact_on else Standing.CLOSED
    if action.submitted_at:
        return Standing.AWAITING
    if is_overdue(action, on=on):
        return Standing.OVERDUE
    if is_due_soon(action, on=on, days=days):
        return Standing.DUE_SOON
    return Standing.IN_PROGRESS if action.started_on else Standing.NOT_STARTED


OPEN = Q(closed_on__isnull=True, stopped_on__isnull=True)
WITH_OWNER = OPEN & Q(submitted_at__isnull=True)


def overdue_sql(*, on: date) -> Q:
    """`is_overdue` as a condition."""
    return WITH_OWNER & Q(due_on__lt=on)


def due_soon_sql(*, on: date, days: int) -> Q:
    """`is_due_soon` as a condition."""
    return WITH_OWNER & Q(due_on__range=(on, on + timedelta(days=days)))


def conditions(*, on: date, days: int) -> list[tuple[Q, Standing]]:
    """Each standing with its condition, in the order in which the first match wins."""
    return [
        (Q(stopped_on__isnull=False), Standing.STOPPED),
        (Q(closed_on__isnull=False, impact_on__isnull=False), Standing.CLOSED_WITH_IMPACT),
        (Q(closed_on__isnull=False), Standing.CLOSED),
        (Q(submitted_at__isnull=False), Standing.AWAITING),
        (Q(due_on__lt=on), Standing.OVERDUE),
        (Q(due_on__lte=on + timedelta(days=days)), Standing.DUE_SOON),
        (Q(started_on__isnull=False), Standing.IN_PROGRESS),
    ]


def state_of(action: Facts, *, on: date, days: int) -> State:
    """The standing as pages show it; an overdue action says by how much."""
    found = standing_of(action, on=on, days=days)
    late = (on - action.due_on).days
    words = f"{count_words(late, 'day,days')} overdue" if found is Standing.OVERDUE else found.label
    return State(str(words), KINDS[found])
