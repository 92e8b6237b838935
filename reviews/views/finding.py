"""Findings."""

from typing import Any

from core.pages.parts import Fact
from core.pages.views.forms import EditPage
from core.pages.views.lists import ListPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from reviews.filters import FindingFilters
from reviews.forms.finding import FindingForm
from reviews.models import Finding
from reviews.views.parts import OfSource, tabs, up_to


class FindingList(ListPage):
    permission = "reviews.read"
    model = Finding
    template_name = "reviews/finding_list.html"
    title = "Findings"
    filterset_class = FindingFilters
    first_sort = "-received"
    sorts = {
        "received": ("source__received_on", "pk"),
        "code": ("code", "pk"),
        "title": ("title", "pk"),
    }

    def decorate(self, rows: Any) -> Any:
        return rows.select_related("source")

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(
            tabs=tabs("reviews:finding_list"),
            noun="finding,findings",
            empty_words="No finding is recorded that you may read.",
            empty_hint="Findings are added on the page of the source that shows them.",
            **extra,
        )


class FindingDetail(DetailPage):
    permission = "reviews.read"
    model = Finding
    template_name = "reviews/finding_detail.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("source")

    def trail(self) -> list[Crumb]:
        return up_to(self.object.source)

    def steps(self) -> list[Step]:
        here = self.object
        new = address("reviews:recommendation_new", code=here.source.code)
        return [
            Step(
                "Add a recommendation",
                f"{new}?finding={here.code}",
                "reviews.change",
                primary=True,
                when=not here.source.is_closed,
            ),
            Step("Edit", address("reviews:finding_edit", code=here.code), "reviews.change"),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        here = self.object
        facts = [
            Fact("Themes", here.theme_words),
            Fact("Shows", "Good practice" if here.is_good_practice else "Something to improve"),
            Fact("Source", here.source, here.source.get_absolute_url()),
        ]
        return super().context(facts=facts, **extra)


class FindingNew(OfSource):
    permission = "reviews.change"
    form_class = FindingForm
    template_name = "layouts/form.html"
    button = "Add the finding"

    def heading(self) -> str:
        return "Add a finding"

    def perform(self, form: Any) -> Any:
        return Finding.record_new(by=self.me, at=self.now, source=self.object, **form.answers())

    def say(self, result: Any) -> str:
        return f"{result.code} is added. Add another on the source’s page, or a recommendation."


class FindingEdit(EditPage):
    permission = "reviews.change"
    model = Finding
    form_class = FindingForm
    template_name = "layouts/form.html"
    done = "Saved."

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("source")

    def heading(self) -> str:
        return f"Edit {self.object}"

    def trail(self) -> list[Crumb]:
        return up_to(self.object.source)
