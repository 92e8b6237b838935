"""Filters of the calendar."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone

from meetings.models import Meeting
from partnership.models import Subgroup

WHEN = [("ahead", "Still to come"), ("held", "Held"), ("cancelled", "Cancelled")]


class MeetingFilter(django_filters.FilterSet):
    """By group and by whether it is still to come."""

    group = django_filters.ModelChoiceFilter(
        queryset=Subgroup.objects.all(), to_field_name="slug", label="Group", empty_label="All"
    )
    when = django_filters.ChoiceFilter(
        choices=WHEN, method="by_when", label="When", empty_label="All"
    )

    class Meta:
        model = Meeting
        fields = ["group", "when"]

    def by_when(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Words for states the clock and the record decide."""
        if value == "held":
            return rows.filter(held_at__isnull=False)
        if value == "cancelled":
            return rows.filter(cancelled_at__isnull=False)
        return rows.filter(cancelled_at__isnull=True, starts_at__gte=timezone.now())
