"""Who read what: restricted things opened, files fetched, registers exported."""

from typing import Any

from core.journal.filters import AccessFilters
from core.journal.models import AccessLog
from core.journal.showing import name_subjects
from core.journal.views.tabs import tabs
from core.pages.views.lists import ListPage


class AccessList(ListPage):
    """The log of reads, as far as the reader may see what was read."""

    permission = "journal.access"
    model = AccessLog
    filterset_class = AccessFilters
    template_name = "journal/access_list.html"
    title = "Who read what"
    sorts = {"at": ("at", "id")}
    first_sort = "-at"

    def context(self, **extra: Any) -> dict[str, Any]:
        found = super().context(tabs=tabs(self, "journal:access"), noun="read,reads", **extra)
        name_subjects(found["rows"].rows, me=self.me)
        return {
            **found,
            "empty_words": "Nothing that is logged has been read yet.",
            "empty_hint": "Opening restricted things, downloads, exports and every page the "
            "scrutineer opens are logged.",
        }
