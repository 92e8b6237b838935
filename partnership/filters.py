"""What this room's registers are filtered by."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from core.pages.widgets import SearchInput
from partnership.choices import AgencyKind, Role
from partnership.models import Agency, Membership, TermsOfReference

OPEN, ENDED, ALL = "", "ended", "all"


class _Standing(filters.ChoiceFilter):
    """Open ones unless asked otherwise; ``column`` holds the end."""

    def __init__(self, *, column: str, words: tuple[str, str, str], **kwargs: Any) -> None:
        self.column = column
        choices = [(ENDED, words[1]), (ALL, words[2])]
        super().__init__(choices=choices, empty_label=words[0], **kwargs)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        if value == ALL:
            return qs
        return qs.filter(**{f"{self.column}__isnull": value != ENDED})


class AgencyFilters(filters.FilterSet):
    """By words in a name of any time, by kind, and closed ones on request."""

    q = filters.CharFilter(label="Name, now or earlier", method="named", widget=SearchInput)
    kind = filters.MultipleChoiceFilter(
        label="Kind", choices=AgencyKind.choices, widget=forms.CheckboxSelectMultiple
    )
    show = _Standing(
        label="Show",
        column="ended_on",
        words=("Agencies of today", "Closed agencies", "All agencies"),
    )

    class Meta:
        model = Agency
        fields: list[str] = []

    def named(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """The name of today, the short name, or one it bore earlier."""
        earlier = Agency.objects.filter(names__name__icontains=value)
        return rows.filter(
            Q(name__icontains=value) | Q(short_name__icontains=value) | Q(pk__in=earlier)
        )


class MembershipFilters(filters.FilterSet):
    """By words in name or post, agency and role, and former members on request."""

    q = filters.CharFilter(label="Name or post", method="named", widget=SearchInput)
    agency = filters.ModelMultipleChoiceFilter(
        label="Agency",
        queryset=lambda request: Agency.objects.serving(),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
    )
    role = filters.MultipleChoiceFilter(
        label="Role",
        choices=Role.choices,
        method="holding",
        widget=forms.CheckboxSelectMultiple,
    )
    show = _Standing(
        label="Show",
        column="ended_at",
        words=("Members of today", "Former members", "All members"),
    )

    class Meta:
        model = Membership
        fields: list[str] = []

    def named(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return rows.filter(Q(name__icontains=value) | Q(post__icontains=value))

    def holding(self, rows: QuerySet[Any], name: str, value: list[str]) -> QuerySet[Any]:
        """Anybody with any of these roles."""
        return rows.filter(roles__overlap=value) if value else rows


class TermsFilters(filters.FilterSet):
    """Terms in force unless asked otherwise, and those due for review."""

    show = filters.ChoiceFilter(
        label="Show",
        method="shown",
        empty_label="In force, and drafts",
        choices=[("due", "Due for review"), ("draft", "Drafts"), (ALL, "Every version")],
    )

    class Meta:
        model = TermsOfReference
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """An empty choice has a meaning of its own here, which ``method`` filters never see."""
        if not self.form.cleaned_data.get("show"):
            return queryset.filter(superseded_on__isnull=True, withdrawn_at__isnull=True)
        return super().filter_queryset(queryset)

    def shown(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        if value == "due":
            return rows.for_review(on=timezone.localdate())  # type: ignore[attr-defined]
        return rows.drafts() if value == "draft" else rows  # type: ignore[attr-defined]
