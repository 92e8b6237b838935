"""What the registers of the room are filtered by; choices are bound to each request."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.utils import timezone

from core.pages.widgets import SearchInput
from partnership.models import Agency, Priority
from training.choices import Format, Presence
from training.models import Course

ALL, ROOM, BEGUN, CANCELLED = "all", "room", "begun", "cancelled"
WITHDRAWN = "withdrawn"
UNMARKED, GIVEN_BACK = "unmarked", "given_back"


def _priorities(request: Any) -> QuerySet[Any]:
    return Priority.objects.visible_to(request.membership)


def _courses(request: Any) -> QuerySet[Any]:
    return Course.objects.visible_to(request.membership)


def _agencies(request: Any) -> QuerySet[Any]:
    return Agency.objects.visible_to(request.membership)


class CourseFilters(filters.FilterSet):
    """The catalogue: what is offered, unless asked otherwise."""

    q = filters.CharFilter(method="search", label="Words", widget=SearchInput)
    format = filters.ChoiceFilter(choices=Format.choices, label="Format", empty_label="Any format")
    priority = filters.ModelChoiceFilter(
        queryset=_priorities, to_field_name="slug", label="Priority", empty_label="Any priority"
    )
    state = filters.ChoiceFilter(
        choices=[(WITHDRAWN, "Withdrawn"), (ALL, "All")],
        method="keep",
        label="State",
        empty_label="Offered",
    )

    def search(self, rows: Any, name: str, words: str) -> Any:
        return rows.filter(Q(title__icontains=words) | Q(aims__icontains=words))

    def keep(self, rows: Any, name: str, state: str) -> Any:
        """Nothing yet: ``filter_queryset`` knows what an empty choice means."""
        return rows

    def filter_queryset(self, queryset: Any) -> Any:
        rows, state = super().filter_queryset(queryset), self.form.cleaned_data.get("state")
        if state == WITHDRAWN:
            return rows.filter(ended_on__isnull=False)
        return rows if state == ALL else rows.offered()


class RunFilters(filters.FilterSet):
    """The programme: what is still to come, unless asked otherwise."""

    course = filters.ModelChoiceFilter(
        queryset=_courses, to_field_name="slug", label="Course", empty_label="Any course"
    )
    state = filters.ChoiceFilter(
        choices=[
            (ROOM, "To come, with a place left"),
            (BEGUN, "Under way or held"),
            (CANCELLED, "Cancelled"),
            (ALL, "All"),
        ],
        method="keep",
        label="State",
        empty_label="To come",
    )

    def keep(self, rows: Any, name: str, state: str) -> Any:
        """Nothing yet: ``filter_queryset`` knows what an empty choice means."""
        return rows

    def filter_queryset(self, queryset: Any) -> Any:
        rows, at = super().filter_queryset(queryset), timezone.now()
        state = self.form.cleaned_data.get("state")
        if state == CANCELLED:
            return rows.filter(cancelled_at__isnull=False)
        if state == BEGUN:
            return rows.begun(at=at)
        if state == ALL:
            return rows
        return rows.ahead(at=at).with_room() if state == ROOM else rows.ahead(at=at)


class BookingFilters(filters.FilterSet):
    """Bookings one may read."""

    course = filters.ModelChoiceFilter(
        field_name="run__course",
        queryset=_courses,
        to_field_name="slug",
        label="Course",
        empty_label="Any course",
    )
    agency = filters.ModelChoiceFilter(
        queryset=_agencies, to_field_name="slug", label="Agency", empty_label="Any agency"
    )
    mark = filters.ChoiceFilter(
        choices=[*Presence.choices, (UNMARKED, "Not marked"), (GIVEN_BACK, "Cancelled")],
        method="marked",
        label="Register",
        empty_label="Any mark",
    )

    def marked(self, rows: Any, name: str, mark: str) -> Any:
        if mark == GIVEN_BACK:
            return rows.filter(cancelled_at__isnull=False)
        if mark == UNMARKED:
            return rows.unmarked().filter(run__starts_at__lte=timezone.now())
        return rows.filter(presence=mark)
