"""The reminder ledger: who was to be reminded of what, and what became of it."""

from typing import Any

from django.db.models import QuerySet

from core.calendar.filters import LedgerFilters
from core.calendar.models import Reminder
from core.calendar.reminders import kind_named
from core.journal.showing import name_subjects, show_fates
from core.journal.views.tabs import tabs
from core.pages.views.lists import ListPage


class Ledger(ListPage):
    """Planned, sent, suppressed and why, uncertain."""

    permission = "calendar.ledger"
    model = Reminder
    filterset_class = LedgerFilters
    template_name = "calendar/ledger.html"
    title = "Reminders"
    sorts = {"slot": ("slot_on", "id")}
    first_sort = "-slot"

    def decorate(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("recipient")

    def context(self, **extra: Any) -> dict[str, Any]:
        found = super().context(
            tabs=tabs(self, "calendar:ledger"), noun="reminder,reminders", **extra
        )
        name_subjects(found["rows"].rows, me=self.me)
        show_fates(found["rows"].rows)
        for row in found["rows"].rows:
            kind = kind_named(row.kind)
            row.kind_words = kind.about if kind else row.kind
        return {
            **found,
            "empty_words": "Nobody has been reminded of anything yet.",
            "empty_hint": "Each morning at seven, London time, the people who have something due "
            "are reminded. How many days ahead stands in the partnership’s settings.",
        }
