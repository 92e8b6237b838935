"""What else a quarter consists of, counted by group: one query for each table."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet

from meetings.models.attendance import Attendance
from meetings.models.circular.as_it_stood import in_the_open
from meetings.models.decision import Decision
from meetings.models.meeting import Meeting
from meetings.models.meeting.reads import FILLED
from meetings.quarters import Span
from reviews.choices import PRACTICE_REVIEWS
from reviews.models import AgencyAnswer, LearningSource
from training.choices import Presence
from training.models import CourseRun

CAME = (Presence.ATTENDED, Presence.PART)


def seats_by_agency(span: Span) -> QuerySet[Any]:
    """Seats asked to meetings that were held, how many were filled, and at how many meetings."""
    held = Meeting.objects.held_between(span.first, span.last)
    return (
        Attendance.objects.filter(meeting__in=held)
        .order_by()
        .values("agency_id", "agency__name", of_group=F("meeting__group_id"))
        .annotate(
            asked=Count("pk"),
            came=Count("pk", filter=Q(attended__in=FILLED)),
            held=Count("meeting", distinct=True),
        )
    )


def meetings_by_group(span: Span) -> QuerySet[Any]:
    """Meetings held, and how many were quorate of those whose terms state a quorum."""
    return (
        Meeting.objects.held_between(span.first, span.last)
        .order_by()
        .values(of_group=F("group_id"))
        .annotate(
            held=Count("pk"),
            quorate=Count("pk", filter=Q(is_quorate=True)),
            stated=Count("pk", filter=Q(is_quorate__isnull=False)),
        )
    )


def decisions_by_group(span: Span) -> QuerySet[Any]:
    """Decisions made under items about nothing restricted."""
    return (
        Decision.objects.filter(
            in_the_open("item__source"), decided_on__range=(span.first, span.last)
        )
        .order_by()
        .values(of_group=F("item__meeting__group_id"))
        .annotate(made=Count("pk"))
    )


def answers_by_group(span: Span) -> QuerySet[Any]:
    """Answers that were awaited at some time in the span, and how many of them came in it."""
    unanswered = Q(answered_at__isnull=True) | Q(answered_at__gte=span.begins_at)
    unconcluded = Q(recommendation__concluded_on__isnull=True) | Q(
        recommendation__concluded_on__gte=span.first
    )
    # Left to a successor that was asked itself before the span began: no longer awaited.
    left = Q(agency__successor__isnull=False, agency__ended_on__lt=span.first)
    return (
        AgencyAnswer.objects.filter(
            in_the_open("recommendation__source"),
            unanswered & (Q(answered_at__isnull=False) | ~left),
            unconcluded,
            asked_at__lt=span.ends_at,
        )
        .order_by()
        .values(of_group=F("recommendation__owner_group_id"))
        .annotate(awaited=Count("pk"), given=Count("pk", filter=Q(answered_at__lt=span.ends_at)))
    )


def reviews_by_group(span: Span) -> QuerySet[Any]:
    """Open practice reviews that were going on at the end, by the group that owns them."""
    return (
        LearningSource.objects.open()
        .filter(
            Q(closed_on__isnull=True) | Q(closed_on__gt=span.last),
            kind__in=PRACTICE_REVIEWS,
            received_on__lte=span.last,
        )
        .order_by()
        .values(of_group=F("owner_group_id"))
        .annotate(going_on=Count("pk"))
    )


def _runs(span: Span) -> QuerySet[CourseRun]:
    return CourseRun.objects.filter(
        cancelled_at__isnull=True, starts_at__gte=span.begins_at, starts_at__lt=span.ends_at
    )


def _numbers_of_runs() -> dict[str, Any]:
    held = Q(bookings__cancelled_at__isnull=True)
    return {
        "runs": Count("pk", distinct=True),
        "booked": Count("bookings", filter=held, distinct=True),
        "marked": Count("bookings", filter=held & ~Q(bookings__presence=""), distinct=True),
        "came": Count("bookings", filter=held & Q(bookings__presence__in=CAME), distinct=True),
    }


def training_by_group(span: Span) -> QuerySet[Any]:
    """Runs of courses tied to a finding of an open source, by the group that owns the source."""
    ties = "course__ties__finding__source"
    return (
        _runs(span)
        .filter(**{f"{ties}__restricted_at__isnull": True, f"{ties}__isnull": False})
        .order_by()
        .values(of_group=F(f"{ties}__owner_group_id"))
        .annotate(**_numbers_of_runs())
    )


def programme(span: Span) -> dict[str, int]:
    """Every run of the programme, tied or not: any member may read it."""
    return _runs(span).order_by().aggregate(**_numbers_of_runs())
