"""Registers: filtered, sorted by header, paged by key."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpResponse

from core.pages.filtering import address
from core.pages.keyset import Keyset, KeysetPage
from core.pages.views.base import Page

COUNT_CAP = 1_000
ALL = "all"


class ListPage(Page):
    """A register. ``sorts`` maps the word in the address to the columns it sorts by.

    Every sort ends in the primary key and uses columns that are never null.
    """

    model: ClassVar[type[models.Model]]
    filterset_class: ClassVar[Any] = None
    sorts: ClassVar[dict[str, tuple[str, ...]]] = {}
    first_sort: ClassVar[str] = ""
    page_size: ClassVar[int] = 50

    def get_queryset(self) -> models.QuerySet[Any]:
        """Every row this person may read. Rights are a predicate, never a list of ids."""
        return self.model.objects.visible_to(self.me)  # type: ignore[attr-defined]

    def decorate(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Joins and annotations that only shown rows need."""
        return rows

    def filtered(self) -> tuple[models.QuerySet[Any], Any]:
        """The rows that match the filters, and the filter form (or None)."""
        rows = self.get_queryset()
        if self.filterset_class is None:
            return rows, None
        found = self.filterset_class(
            self.request.GET, queryset=rows, request=self.request, prefix=None
        )
        return found.qs, found

    def sort(self) -> tuple[str, tuple[str, ...]]:
        """The sort in force. An unknown word in the address falls back to ``first_sort``."""
        asked = self.request.GET.get("sort", "")
        bare = asked.removeprefix("-")
        if bare not in self.sorts:
            asked = self.first_sort or next(iter(self.sorts))
            bare = asked.removeprefix("-")
        columns = self.sorts[bare]
        if asked.startswith("-"):
            columns = tuple(c.removeprefix("-") if c[0] == "-" else f"-{c}" for c in columns)
        return asked, columns

    @property
    def size(self) -> int:
        """Rows on the page: so many, or all up to the cap where they are to be read in one."""
        return COUNT_CAP if self.request.GET.get("rows") == ALL else self.page_size

    def paged(self, rows: models.QuerySet[Any]) -> KeysetPage:
        _, columns = self.sort()
        return Keyset(columns, self.size).page(self.decorate(rows), self.request.GET)

    def context(self, **extra: Any) -> dict[str, Any]:
        rows, filters = self.filtered()
        sorted_by, _ = self.sort()
        total = rows.order_by()[: COUNT_CAP + 1].count()
        is_longer = self.size < total <= COUNT_CAP
        return super().context(
            rows=self.paged(rows),
            total=total,
            cap=COUNT_CAP,
            all_url=address(self.request.GET, rows=ALL) if is_longer else "",
            filters=filters,
            sorted_by=sorted_by,
            **extra,
        )

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        self.demand(None)
        return self.page()
