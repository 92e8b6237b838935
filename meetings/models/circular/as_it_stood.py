"""Actions as they stood at the end of some days, by group and agency.

Taken from dated facts. What happened since is not seen: an extension granted later has not
moved the due date yet, a sign-off decided later was still awaited. One exception, which the
circular states: an action reopened since counts as open.
"""

from typing import Any

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThan

from actions.models import Action, Extension, SignOff
from meetings.quarters import Span


def in_the_open(source: str) -> Q:
    """Rows whose source, found at ``source``, is open, or that have none."""
    return Q(**{f"{source}__isnull": True}) | Q(**{f"{source}__restricted_at__isnull": True})


def actions_by_agency(span: Span) -> QuerySet[Any]:
    """One row for each group and agency, with the columns of ``reckoning.ACTIONS``."""
    is_open, late, waits = (Q(**{name: True}) for name in ("open_then", "late_then", "waited"))
    within = (span.first, span.last)
    return (
        Action.objects.filter(in_the_open("source"), raised_on__lte=span.last)
        .annotate(**_as_it_stood(span))
        .order_by()
        .values("agency_id", "agency__name", of_group=F("group_id"))
        .annotate(
            opened=Count("pk", filter=Q(raised_on__range=within)),
            closed=Count("pk", filter=Q(closed_on__range=within)),
            stopped=Count("pk", filter=Q(stopped_on__range=within)),
            open=Count("pk", filter=is_open),
            overdue=Count("pk", filter=is_open & late & ~waits),
            awaiting=Count("pk", filter=is_open & waits),
            extended=Count("pk", filter=Q(extended_within=True)),
        )
    )


def _as_it_stood(span: Span) -> dict[str, Any]:
    """How each action stood at the end of the span.

    An extension granted since has not moved its due date yet; a sign-off decided since was
    still awaited.
    """
    granted = Extension.objects.filter(action=OuterRef("pk"), is_granted=True).order_by()
    since = granted.filter(decided_at__gte=span.ends_at).values("action")
    within = granted.filter(decided_at__gte=span.begins_at, decided_at__lt=span.ends_at)
    due = Coalesce(Subquery(since.annotate(first=Min("from_on")).values("first")), F("due_on"))
    asked = SignOff.objects.filter(action=OuterRef("pk"), asked_at__lt=span.ends_at)
    undecided = asked.filter(Q(decided_at__isnull=True) | Q(decided_at__gte=span.ends_at))
    not_closed = Q(closed_on__isnull=True) | Q(closed_on__gt=span.last)
    not_stopped = Q(stopped_on__isnull=True) | Q(stopped_on__gt=span.last)
    return {
        "open_then": _whether(not_closed & not_stopped),
        "late_then": _whether(LessThan(due, Value(span.last))),
        # Without the first condition NULL would be neither waiting nor not waiting.
        "waited": _whether(
            Exists(undecided) | Q(submitted_at__isnull=False, submitted_at__lt=span.ends_at)
        ),
        "extended_within": Exists(within),
    }


def _whether(condition: Any) -> ExpressionWrapper:
    return ExpressionWrapper(condition, output_field=BooleanField())
