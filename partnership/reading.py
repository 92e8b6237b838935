"""Reads that several pages of this room share, each with a constant number of queries."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from partnership.models import Appointment, Seat, Subgroup, TermsOfReference


def seats_of(group: Subgroup) -> list[Seat]:
    """The group's open seats, each with ``holder`` (or None) and ``alternates``."""
    seats = list(group.seats.open().select_related("agency").order_by("order", "post"))
    held = Appointment.objects.filter(seat__in=seats, ended_on__isnull=True)
    sitting: dict[Any, list[Appointment]] = {}
    for appointment in held.select_related("membership"):
        sitting.setdefault(appointment.seat_id, []).append(appointment)
    for seat in seats:
        here = sitting.get(seat.pk, [])
        seat.subgroup = group
        seat.holder = next((a for a in here if not a.is_alternate), None)
        seat.alternates = [a for a in here if a.is_alternate]
    return seats


def with_counts(groups: QuerySet[Subgroup]) -> QuerySet[Subgroup]:
    """Groups with ``seat_count`` and ``vacant_count`` of their open seats."""
    open_seats = Q(seats__ended_on__isnull=True)
    held = Appointment.objects.in_force().filter(is_alternate=False).values("seat")
    return groups.annotate(
        seat_count=Count("seats", open_seats, distinct=True),
        vacant_count=Count("seats", open_seats & ~Q(seats__in=held), distinct=True),
    ).order_by("name")


def terms_in_force(group: Subgroup) -> TermsOfReference | None:
    """The adopted terms of this group."""
    found = TermsOfReference.objects.in_force().filter(subgroup=group)
    return found.select_related("subgroup").first()


def draft_of(group: Subgroup, *, me: Any) -> TermsOfReference | None:
    """The draft under way, for those who may read drafts."""
    drafts = TermsOfReference.objects.visible_to(me).drafts().filter(subgroup=group)
    return drafts.select_related("subgroup").first()
