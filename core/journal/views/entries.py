"""Everything that happened, newest first: who, when, what, why, old → new."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils.functional import cached_property

from core.journal.filters import EntryFilters
from core.journal.models import Entry
from core.journal.reading import note_reading
from core.journal.views.tabs import tabs
from core.pages.permissions import may_ever
from core.pages.timeline import moments
from core.pages.views.lists import ListPage
from core.pages.views.records import Crumb, DetailPage


class EntryList(ListPage):
    """What changed, as far as the reader may see the records it is about."""

    permission = "journal.entries"
    model = Entry
    filterset_class = EntryFilters
    template_name = "journal/entry_list.html"
    title = "What changed"
    sorts = {"at": ("at", "id")}
    first_sort = "-at"

    def context(self, **extra: Any) -> dict[str, Any]:
        found = super().context(tabs=tabs(self, "journal:entries"), noun="entry,entries", **extra)
        return {**found, "moments": moments(found["rows"].rows, me=self.me, named=True)}


class RecordHistory(ListPage):
    """The whole history of one record. Its address is the record's own behind "history/".

    The record is found by its own page, so that whoever may not open the one gets the same
    answer from the other.
    """

    permission = "journal.history"
    model = Entry
    template_name = "journal/record_history.html"
    title = "History"
    sorts = {"at": ("at", "id")}
    first_sort = "-at"

    @cached_property
    def record_page(self) -> DetailPage:
        """The record's own page, asked as its reader would ask it."""
        try:
            path = f"/p/{self.kwargs['partnership']}/{self.kwargs['record']}/"
            match = resolve(path)
        except Resolver404:
            raise Http404 from None
        view_class = getattr(match.func, "view_class", None)
        if view_class is None or not issubclass(view_class, DetailPage):
            raise Http404
        if not may_ever(view_class.permission, self.me):
            raise Http404
        view = view_class()
        view.setup(self.request, *match.args, **match.kwargs)
        view.check()
        if not view.tells_history():
            raise PermissionDenied
        return view

    @property
    def record(self) -> Any:
        return self.record_page.object

    def get_queryset(self) -> Any:
        return super().get_queryset().about(self.record, *self.record_page.also_told())

    def context(self, **extra: Any) -> dict[str, Any]:
        note_reading(self.record, by=self.me, at=self.now)
        trail = [Crumb(str(self.record), self.record.get_absolute_url())]
        found = super().context(noun="entry,entries", trail=trail, **extra)
        return {**found, "moments": moments(found["rows"].rows, me=self.me)}
