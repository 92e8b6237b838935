"""What the registers of the journal are filtered by; choices are bound to each request."""

from datetime import date, timedelta
from typing import Any, ClassVar

import django_filters as filters
from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet

from core.journal.models import AccessLog, Fate
from core.journal.names import kind_of
from core.journal.notify import all_notifications
from core.journal.payloads import history_models
from core.journal.vocabulary import all_deeds
from core.pages.fields import DayField
from core.pages.london import midnight
from core.pages.widgets import DayTextInput

Choices = list[tuple[str, Any]]


def nouns() -> Choices:
    """Every kind of record that has a history, by its name."""
    labels = (m.instance_type._meta.label_lower for m in history_models())  # type: ignore[attr-defined]
    return sorted(((label, kind_of(label)) for label in labels), key=lambda pair: pair[1])


def deeds_by_noun() -> Choices:
    """Every deed, under the noun its name begins with."""
    groups: dict[str, Choices] = {}
    for kind, words in sorted(all_deeds().items()):
        noun = kind.partition(".")[0].replace("_", " ").capitalize()
        groups.setdefault(noun, []).append((kind, words[:1].upper() + words[1:]))
    return list(groups.items())


def people(request: Any) -> QuerySet[Any]:
    """Everybody who belongs, or belonged, to the partnership."""
    return apps.get_model(settings.MEMBERSHIP_MODEL).objects.visible_to(request.membership)


def member(label: str, column: str) -> filters.ModelChoiceFilter:
    """A filter for one person by the column that holds their membership's id."""
    return filters.ModelChoiceFilter(
        queryset=people,
        to_field_name="slug",
        field_name=column,
        label=label,
        empty_label="Anybody",
        method="by_person",
    )


class DayFilter(filters.Filter):
    """One box for a day."""

    field_class = DayField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DayTextInput, **kwargs)


class Happened(filters.FilterSet):
    """From one London day to another, by one person, of one kind of record."""

    moment: ClassVar[str] = "at"

    who = member("Who", "actor_id")
    noun = filters.ChoiceFilter(
        choices=nouns, field_name="subject_type", label="Kind of record", empty_label="Any"
    )
    since = DayFilter(method="from_day", label="From (day)")
    until = DayFilter(method="to_day", label="To (day)")

    def by_person(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        return rows.filter(**{name: value.pk})

    def from_day(self, rows: QuerySet[Any], name: str, value: date) -> QuerySet[Any]:
        return rows.filter(**{f"{self.moment}__gte": midnight(value)})

    def to_day(self, rows: QuerySet[Any], name: str, value: date) -> QuerySet[Any]:
        return rows.filter(**{f"{self.moment}__lt": midnight(value + timedelta(days=1))})


class EntryFilters(Happened):
    """The register of everything that happened."""

    deed = filters.ChoiceFilter(
        choices=deeds_by_noun, field_name="kind", label="What was done", empty_label="Anything"
    )


class AccessFilters(Happened):
    """The register of what was read."""

    act = filters.ChoiceFilter(
        choices=AccessLog._meta.get_field("act").choices, label="How", empty_label="Any way"
    )


class FateFilters(filters.FilterSet):
    """What became of something that had to leave by mail."""

    fate = filters.ChoiceFilter(
        choices=Fate.choices, method="by_fate", label="What became of it", empty_label="Anything"
    )
    to = member("To", "recipient_id")

    def by_fate(self, rows: Any, name: str, value: str) -> Any:
        return rows.whose_fate_is(value)

    def by_person(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        return rows.filter(**{name: value.pk})


def notice_kinds() -> Choices:
    """Every kind of notice, by its heading."""
    return [(kind.name, kind.heading) for kind in all_notifications()]


class OutboxFilters(FateFilters):
    """The register of notices."""

    kind = filters.ChoiceFilter(choices=notice_kinds, label="About", empty_label="Anything")
    day = DayFilter(method="on_day", label="Day")

    def on_day(self, rows: QuerySet[Any], name: str, value: date) -> QuerySet[Any]:
        after = midnight(value + timedelta(days=1))
        return rows.filter(planned_at__gte=midnight(value), planned_at__lt=after)
