"""One box that searches everything this person may read."""

from typing import Any

from core.pages.search import search
from core.pages.views.base import Page

LONGEST = 200


class Search(Page):
    """Results by noun; an empty question shows how to ask."""

    permission = "pages.search"
    template_name = "pages/search.html"
    title = "Search"

    def context(self, **extra: Any) -> dict[str, Any]:
        words = self.request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
        found = search(self.me, words) if words else []
        return super().context(words=words, found=found, **extra)
