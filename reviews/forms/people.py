"""Choosing people for a panel."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from partnership.choices import Role
from partnership.models import Appointment, Membership


class PersonField(forms.ModelChoiceField):
    """A member, shown with the post that tells namesakes apart."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Membership.objects.none(), empty_label="Choose", **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}, {obj.post}"


def others(me: Any) -> QuerySet[Any]:
    """Everybody who could sit on a panel, but oneself; the scrutineer sits on none."""
    scrutineers = Q(roles__contains=[Role.SCRUTINEER])
    found: QuerySet[Any] = Membership.objects.open().exclude(scrutineers).exclude(pk=me.pk)
    return found


def seconds(me: Any) -> QuerySet[Any]:
    """Those of them who may be the second person of a restriction."""
    chairs = Appointment.objects.presiding().filter(membership_id=OuterRef("pk"))
    team = Q(roles__overlap=[Role.MANAGER, Role.COORDINATOR])
    return others(me).filter(team | Exists(chairs))
