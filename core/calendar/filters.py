"""What the reminder ledger is filtered by."""

from typing import Any

import django_filters as filters

from core.calendar.reminders import all_kinds
from core.journal.filters import DayFilter, FateFilters


def kinds() -> list[tuple[str, Any]]:
    """Every kind of reminder, by what it is about."""
    return [(kind.name, kind.about) for kind in all_kinds()]


class LedgerFilters(FateFilters):
    """By what became of it, for whom, what about and for which morning."""

    kind = filters.ChoiceFilter(choices=kinds, label="About", empty_label="Anything")
    day = DayFilter(field_name="slot_on", label="For the morning of")
