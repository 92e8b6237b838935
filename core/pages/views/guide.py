"""The guide inside the product."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from core.pages.guide import PAGES, chapter
from core.pages.parts import Tab
from core.pages.views.base import Page
from core.tenancy.addresses import address


class Guide(Page):
    """One page of it, with the others beside it: anybody may read what somebody else does."""

    permission = "pages.guide"
    template_name = "pages/guide.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.kwargs["page"] not in PAGES:
            raise Http404
        return super().get(request, *args, **kwargs)

    def context(self, **extra: Any) -> dict[str, Any]:
        here = self.kwargs["page"]
        tabs = [Tab(chapter(p).title, address("guide", page=p), p == here) for p in PAGES]
        found = chapter(here)
        return super().context(**{**extra, "title": found.title, "body": found.body, "tabs": tabs})
