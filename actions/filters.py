"""What the register of actions is filtered by."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

import django_filters as filters
from django import forms
from django.db.models import CharField, Q, QuerySet, Value

from actions.choices import Standing
from actions.standing import conditions
from actions.wording import names_people
from core.pages.fields import DayField
from core.pages.widgets import DayTextInput, SearchInput
from partnership.models import Agency, Membership, Subgroup
from reviews.choices import Theme
from reviews.models import LearningSource

ALL = "all"
OVERDUE, EXTENDED, NO_LEAD = "overdue", "extended", "no_lead"
ONLY = [
    (OVERDUE, "Overdue"),
    (EXTENDED, "Extended"),
    (NO_LEAD, "Without a lead"),
]
LONGEST_LABEL = 60


class Known(filters.ChoiceFilter):
    """One of the partnership's rows, told in the address by slug or code, never by id.

    Its choices are bound to each request; all four lists come in one query.
    """

    def bind(self, found: list[tuple[str, str, str]]) -> None:
        """Take ``(id, key, label)`` of every row that may be chosen."""
        self.ids = {key: pk for pk, key, _ in found}
        by_label = sorted(found, key=lambda row: row[2].lower())
        self.extra["choices"] = [(key, label[:LONGEST_LABEL]) for _, key, label in by_label]

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(**{self.field_name: self.ids[value]}) if value else rows


class DayFilter(filters.Filter):
    """A day typed in one box."""

    field_class = DayField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DayTextInput, **kwargs)


class ActionFilters(filters.FilterSet):
    """Open actions unless asked otherwise."""

    q = filters.CharFilter(label="Words or code", method="search", widget=SearchInput)
    state = filters.ChoiceFilter(
        label="State",
        choices=[(ALL, "All, closed ones too"), *Standing.choices],
        empty_label="Open",
        method="keep",
    )
    only = filters.MultipleChoiceFilter(
        label="Only", choices=ONLY, method="keep", widget=forms.CheckboxSelectMultiple
    )
    agency = Known(field_name="agency_id", label="Agency", empty_label="Any agency")
    lead = Known(field_name="lead_id", label="Lead", empty_label="Anybody")
    group = Known(field_name="group_id", label="Overseen by", empty_label="Any group")
    source = Known(field_name="source_id", label="Source", empty_label="Any source, or none")
    theme = filters.ChoiceFilter(
        label="Theme", choices=Theme.choices, empty_label="Any theme", method="with_theme"
    )
    recommendation = filters.CharFilter(
        label="Recommendation", field_name="recommendation__code", lookup_expr="iexact"
    )
    due_from = DayFilter(label="Due from", field_name="due_on", lookup_expr="gte")
    due_to = DayFilter(label="Due to", field_name="due_on", lookup_expr="lte")
    updated_since = DayFilter(label="Updated since", field_name="updated_on", lookup_expr="gte")

    def __init__(self, *args: Any, today: date, days: Callable[[], int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.days = today, days
        found = choosable(self.request.membership)
        for name in ("agency", "lead", "group", "source"):
            self.filters[name].bind(found[name])

    def search(self, rows: Any, name: str, words: str) -> Any:
        return rows.matching(words).order_by()

    def with_theme(self, rows: Any, name: str, theme: str) -> Any:
        return rows.filter(recommendation__finding__themes__contains=[theme])

    def keep(self, rows: Any, name: str, value: Any) -> Any:
        """Nothing yet: ``filter_queryset`` knows what an empty choice means."""
        return rows

    def filter_queryset(self, queryset: Any) -> Any:
        chosen = self.form.cleaned_data
        rows = super().filter_queryset(queryset)
        for word in chosen.get("only") or ():
            rows = self._only(rows, word)
        return self._in_state(rows, chosen.get("state"))

    def _in_state(self, rows: Any, state: str | None) -> Any:
        if state == ALL:
            return rows
        if not state:
            return rows.open()
        return rows.filter(standing_only(state, on=self.today, days=self.days()))

    def _only(self, rows: Any, word: str) -> Any:
        if word == OVERDUE:
            return rows.overdue(on=self.today)
        return rows.extended() if word == EXTENDED else rows.filter(lead__isnull=True)


def standing_only(state: str, *, on: date, days: int) -> Q:
    """The actions with one standing, as plain conditions an index can serve."""
    earlier = Q()
    for test, word in conditions(on=on, days=days):
        if word == state:
            return earlier & test
        earlier &= ~test
    return earlier


def choosable(me: Any) -> dict[str, list[tuple[str, str, str]]]:
    """(id, key, label) of every agency, lead, group and source this person may filter by."""
    leads = Membership.objects.open().filter(agency__isnull=False)
    if me.is_agency_lead and not (names_people(me) or me.is_board_member or me.chaired_ids):
        leads = leads.filter(agency_id=me.agency_id)
    label = "name" if names_people(me) else "post"
    rows = _keyed("agency", Agency.objects.visible_to(me), "slug", "name").union(
        _keyed("lead", leads, "slug", label),
        _keyed("group", Subgroup.objects.visible_to(me), "slug", "name"),
        _keyed("source", LearningSource.objects.visible_to(me), "code", "title"),
        all=True,
    )
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for pk, key, words, kind in rows:
        found[kind].append((pk, key, f"{key} {words}" if kind == "source" else words))
    return found


def _keyed(kind: str, rows: Any, key: str, label: str) -> Any:
    marked = rows.order_by().annotate(drawer=Value(kind, output_field=CharField()))
    return marked.values_list("pk", key, label, "drawer")
