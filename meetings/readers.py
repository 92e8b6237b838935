"""Who is told what in this room: readers of a circular, members of a group, who decides."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from partnership.choices import GroupKind, Role
from partnership.models import Appointment, Membership


def readers() -> QuerySet[Membership]:
    """Who gets an issued circular: the Board and whoever sits on a group (Kent LIG ToR §8d)."""
    held = Appointment.objects.in_force().filter(membership=OuterRef("pk"))
    return Membership.objects.open().filter(Q(roles__contains=[Role.BOARD_MEMBER]) | Exists(held))


def members_of(group_id: Any) -> QuerySet[Membership]:
    """Everybody who sits on one group now, alternates included."""
    held = Appointment.objects.in_force().filter(
        membership=OuterRef("pk"), seat__subgroup_id=group_id
    )
    return Membership.objects.open().filter(Exists(held))


def chairs_of(group_id: Any) -> QuerySet[Membership]:
    """Who chairs one group now, and its deputies."""
    held = Appointment.objects.presiding().filter(
        membership=OuterRef("pk"), seat__subgroup_id=group_id
    )
    return Membership.objects.open().filter(Exists(held))


def business_team() -> QuerySet[Membership]:
    """The business team of today."""
    return Membership.objects.in_business_team()


def approvers() -> QuerySet[Membership]:
    """Who may stand behind a circular as its second person."""
    held = Appointment.objects.presiding().filter(
        membership=OuterRef("pk"), seat__subgroup__kind=GroupKind.BOARD
    )
    return Membership.objects.open().filter(Q(roles__contains=[Role.MANAGER]) | Exists(held))
