"""What the registers of the room are filtered by; choices are bound to each request."""

from datetime import date
from typing import Any

import django_filters as filters
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from core.pages.fields import YEARS
from core.pages.widgets import SearchInput
from partnership.models import Agency, Subgroup
from reviews.choices import SourceKind, Theme
from reviews.models import AgencyAnswer, Finding, LearningSource

OPEN, RESTRICTED = "open", "restricted"
AWAITING, OVERDUE, ANSWERED, CONCLUDED = "awaiting", "overdue", "answered", "concluded"


def _groups(request: Any) -> QuerySet[Any]:
    return Subgroup.objects.visible_to(request.membership)


def _agencies(request: Any) -> QuerySet[Any]:
    return Agency.objects.visible_to(request.membership)


def _sources(request: Any) -> QuerySet[Any]:
    return LearningSource.objects.visible_to(request.membership)


class _Register(filters.FilterSet):
    """Words in the text, or a code."""

    q = filters.CharFilter(method="search", label="Words or code", widget=SearchInput)

    def search(self, rows: Any, name: str, words: str) -> Any:
        return rows.matching(words).order_by()


class SourceFilters(_Register):
    """The register of sources."""

    kind = filters.ChoiceFilter(choices=SourceKind.choices, label="Kind", empty_label="Any kind")
    theme = filters.ChoiceFilter(
        choices=Theme.choices, method="with_theme", label="Theme", empty_label="Any theme"
    )
    reach = filters.ChoiceFilter(
        choices=[(OPEN, "Open"), (RESTRICTED, "Restricted")],
        method="within",
        label="Who reads it",
        empty_label="Open and restricted",
    )
    group = filters.ModelChoiceFilter(
        field_name="owner_group",
        queryset=_groups,
        to_field_name="slug",
        label="Group",
        empty_label="Any group",
    )
    year = filters.NumberFilter(
        field_name="received_on",
        lookup_expr="year",
        label="Year received",
        min_value=YEARS[0],
        max_value=YEARS[-1],
        decimal_places=0,
    )

    def with_theme(self, rows: Any, name: str, theme: str) -> Any:
        found = Finding.objects.about(theme).filter(source_id=OuterRef("pk"))
        return rows.filter(Exists(found))

    def within(self, rows: Any, name: str, reach: str) -> Any:
        return rows.filter(restricted_at__isnull=reach == OPEN)


class FindingFilters(_Register):
    """The register of findings."""

    theme = filters.ChoiceFilter(
        choices=Theme.choices, method="with_theme", label="Theme", empty_label="Any theme"
    )
    good = filters.ChoiceFilter(
        field_name="is_good_practice",
        choices=[("True", "Good practice"), ("False", "To improve")],
        label="What it shows",
        empty_label="Either",
    )
    source = filters.ModelChoiceFilter(
        queryset=_sources, to_field_name="code", label="Source", empty_label="Any source"
    )

    def with_theme(self, rows: Any, name: str, theme: str) -> Any:
        return rows.about(theme)


class RecommendationFilters(_Register):
    """The register of recommendations. Agency and answers are asked together."""

    state = filters.ChoiceFilter(
        choices=[
            (AWAITING, "Awaiting answers"),
            (OVERDUE, "Answers overdue"),
            (ANSWERED, "All answered, not concluded"),
            (CONCLUDED, "Concluded"),
        ],
        method="kept",
        label="State",
        empty_label="Any state",
    )
    agency = filters.ModelChoiceFilter(
        queryset=_agencies,
        to_field_name="slug",
        method="kept",
        label="Asked of",
        empty_label="Any agency",
    )
    source = filters.ModelChoiceFilter(
        queryset=_sources, to_field_name="code", label="Source", empty_label="Any source"
    )
    theme = filters.ChoiceFilter(
        choices=Theme.choices, method="with_theme", label="Theme", empty_label="Any theme"
    )
    group = filters.ModelChoiceFilter(
        field_name="owner_group",
        queryset=_groups,
        to_field_name="slug",
        label="Group",
        empty_label="Any group",
    )

    def kept(self, rows: Any, name: str, value: Any) -> Any:
        """Nothing yet: see ``filter_queryset``."""
        return rows

    def with_theme(self, rows: Any, name: str, theme: str) -> Any:
        return rows.filter(finding__themes__contains=[theme])

    def filter_queryset(self, queryset: Any) -> Any:
        rows = super().filter_queryset(queryset)
        chosen = self.form.cleaned_data
        answers = AgencyAnswer.objects.all()
        if chosen.get("agency"):
            answers = answers.filter(agency=chosen["agency"])
            rows = rows.asked(answers)
        return _in_state(rows, chosen.get("state"), answers, timezone.localdate())


def _in_state(rows: Any, state: str | None, answers: Any, today: date) -> Any:
    if state == CONCLUDED:
        return rows.filter(concluded_on__isnull=False)
    if state == AWAITING:
        return rows.unconcluded().asked(answers.awaited())
    if state == OVERDUE:
        return rows.unconcluded().asked(answers.overdue(on=today))
    if state == ANSWERED:
        return rows.unconcluded().asked(answers).not_asked(answers.awaited())
    return rows
