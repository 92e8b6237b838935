"""What a membership's verbs look after: roles, the last manager, seats, open work, accounts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model

from core.journal.deeds import Refused
from core.tenancy import scope
from core.tenancy.addresses import address
from partnership.choices import Role
from partnership.handover import hand_over, refuse_work_of_the_agency
from partnership.roles import fault


def refuse_faulty_roles(member: Any) -> None:
    """Raise Refused when nobody can hold this member's roles together."""
    why = fault(member.roles, has_agency=member.agency_id is not None)
    if why:
        raise Refused(why)


def refuse_change(member: Any, *, by: Any, changes: Mapping[str, Any]) -> None:
    """Raise Refused for a change of roles or agency that must not be."""
    roles = changes.get("roles", member.roles)
    agency = changes.get("agency", member.agency)
    if set(roles) != set(member.roles):
        if by.pk == member.pk:
            raise Refused("Nobody changes their own roles. Ask another business manager.")
        why = fault(roles, has_agency=agency is not None)
        if why:
            raise Refused(why)
        if Role.MANAGER not in roles:
            lock_all(member)
            _refuse_last_manager(member)
    if agency != member.agency:
        _refuse_foreign_seats(member, agency)
        if not _is_followed(member.agency, agency):
            refuse_work_of_the_agency(member)


def lock_all(member: Any, *others: Any) -> None:
    """Lock this membership, these others and every manager, always in the same order.

    One query in one order, so that two managers who end each other wait instead of dying.
    Raises Refused when one of the others has left or is this one.
    """
    Membership = type(member)
    managers = Membership.objects.managing().values_list("pk", flat=True)
    wanted = {member.pk, *(other.pk for other in others), *managers}
    rows = Membership.objects.filter(pk__in=wanted).order_by("pk").select_for_update(of=("self",))
    ended = {row.pk for row in rows if row.ended_at}
    member.refresh_from_db()
    for other in others:
        if other.pk == member.pk or other.pk in ended:
            raise Refused(f"{other} cannot take over: choose somebody who stays.")


def _refuse_last_manager(member: Any) -> None:
    others = type(member).objects.managing().exclude(pk=member.pk)
    if member.is_manager and not others.exists():
        raise Refused(
            f"{member} is the last business manager. Make somebody else business manager first.",
            link=address("partnership:membership_list"),
        )


def _refuse_foreign_seats(member: Any, agency: Any) -> None:
    held = _appointments(member).exclude(seat__agency=None).exclude(seat__agency=agency)
    seat = held.select_related("seat__subgroup").first()
    if seat:
        raise Refused(
            f"{member} holds the seat “{seat.seat}” of {member.agency} on {seat.seat.subgroup}. "
            "End that appointment before changing the agency.",
            link=seat.seat.get_absolute_url(),
        )


def _is_followed(before: Any, after: Any) -> bool:
    """Whether the one agency takes the other's place, with all its work."""
    return bool(before and after and before.successor_id == after.pk)


def _appointments(member: Any) -> Any:
    Appointment = apps.get_model("partnership.Appointment")
    return Appointment.objects.in_force().filter(membership=member)


def leave(member: Any, *, by: Any, at: datetime, to: Mapping[str, Any]) -> None:
    """Hand over all open work and vacate every seat. Raises Refused for the last manager."""
    _refuse_last_manager(member)
    hand_over(member, to, by=by, at=at)
    for appointment in _appointments(member):
        appointment.end(by=by, at=at, reason="The membership ended.")


def close_account_of_nobody(member: Any, *, at: datetime) -> None:
    """Close the person's account when this was their last open membership anywhere.

    The account is locked first: of two partnerships that end the person's memberships at
    the same moment, the second then sees what the first did.
    """
    user = get_user_model().objects.select_for_update().get(pk=member.user_id)
    with scope.as_person(user.pk):
        belongs_somewhere = type(member).own.filter(ended_at__isnull=True).exists()
    if not (belongs_somewhere or user.is_operator or user.is_closed):
        user.close(at=at)
