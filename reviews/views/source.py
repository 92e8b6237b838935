"""The register of sources and each source's own page."""

from typing import Any

from core.pages.parts import Fact
from core.pages.templatetags.words import day
from core.pages.views.forms import EditPage, VerbPage
from core.pages.views.lists import ListPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from reviews.filters import SourceFilters
from reviews.forms.source import Closing, EditSource
from reviews.models import Bar, LearningSource, PanelPlace
from reviews.views.parts import register_trail, tabs, up_to


class SourceList(ListPage):
    permission = "reviews.read"
    model = LearningSource
    template_name = "reviews/source_list.html"
    title = "Sources of learning"
    filterset_class = SourceFilters
    first_sort = "-received"
    sorts = {
        "received": ("received_on", "pk"),
        "code": ("code", "pk"),
        "title": ("title", "pk"),
        "kind": ("kind", "pk"),
    }

    def decorate(self, rows: Any) -> Any:
        return rows.select_related("owner_group").with_counts()

    def context(self, **extra: Any) -> dict[str, Any]:
        steps = []
        if self.may("reviews.record"):
            steps = [Step("Record a source", address("reviews:source_new"), "", primary=True)]
        return super().context(
            tabs=tabs("reviews:source_list"),
            steps=steps,
            noun="source,sources",
            empty_words="No source of learning is recorded here that you may read.",
            empty_hint="Reviews, audits, inspections and other learning are recorded by the "
            "business team.",
            **extra,
        )


class SourceDetail(DetailPage):
    permission = "reviews.read"
    model = LearningSource
    template_name = "reviews/source_detail.html"

    def get_queryset(self) -> Any:
        return (
            super()
            .get_queryset()
            .select_related("owner_group", "restricted_by", "second", "closed_by")
            .with_counts()
        )

    def trail(self) -> list[Crumb]:
        return register_trail()

    def steps(self) -> list[Step]:
        here = self.object
        to = {"code": here.code}
        growing = not here.is_closed
        return [
            *self._growth(growing),
            Step("Edit", address("reviews:source_edit", **to), "reviews.change"),
            *self._restriction(),
            Step("Close", address("reviews:source_closure", **to), "reviews.change", when=growing),
        ]

    def _growth(self, growing: bool) -> list[Step]:
        """The next step of the source: a decision that waits, else what it still lacks."""
        here = self.object
        to = {"code": here.code}
        decides = here.is_opening_proposed and here.opening_proposed_by_id != self.me.pk
        return [
            Step(
                "Decide on opening it",
                address("reviews:source_opening_agreement", **to),
                "reviews.steer",
                primary=True,
                when=decides,
            ),
            Step(
                "Add a recommendation" if here.findings_count else "Add a finding",
                address(
                    "reviews:recommendation_new" if here.findings_count else "reviews:finding_new",
                    **to,
                ),
                "reviews.change",
                primary=not decides,
                when=growing,
            ),
        ]

    def _restriction(self) -> list[Step]:
        here = self.object
        to = {"code": here.code}
        return [
            Step(
                "Restrict to a panel",
                address("reviews:source_restriction", **to),
                "reviews.steer",
                when=not here.is_restricted,
            ),
            Step(
                "Propose opening it",
                address("reviews:source_opening", **to),
                "reviews.steer",
                when=here.is_restricted and not here.is_opening_proposed,
            ),
            Step(
                "Take back the proposal to open it",
                address("reviews:source_opening_taking_back", **to),
                "reviews.steer",
                when=here.is_opening_proposed and here.opening_proposed_by_id == self.me.pk,
            ),
        ]

    def also_told(self) -> list[Any]:
        """Its panel, for whoever reads it; its bars, for the few who may know of any."""
        about: list[Any] = list(PanelPlace.objects.visible_to(self.me).filter(source=self.object))
        if self.may("bars.read"):
            about += Bar.objects.visible_to(self.me).filter(source=self.object)
        return about

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(facts=facts_of(self.object), **extra)


def facts_of(source: Any) -> list[Fact]:
    """The right-hand column."""
    found = [
        Fact("Kind", source.get_kind_display()),
        Fact("Received", source.received_on),
        Fact("Looked after by", source.owner_group),
        Fact("Published by", source.publisher, note=day(source.published_on)),
        Fact("Guidance in force", source.guidance),
        Fact("Agencies’ answers", _answers(source)),
        Fact("Who reads it", *_reach(source)),
    ]
    if source.is_closed:
        found.append(Fact("Closed", source.closed_on, note=str(source.closed_by or "")))
    return found


def _answers(source: Any) -> str:
    if not source.asked_count:
        return "None asked for"
    return f"{source.given_count} of {source.asked_count} given"


def _reach(source: Any) -> tuple[str, str, str]:
    if not source.is_restricted:
        return "Open to the partnership", "", ""
    return "Its panel and the scrutineer", "", f"restricted {day(source.restricted_at)}"


class SourceEdit(EditPage):
    permission = "reviews.change"
    model = LearningSource
    form_class = EditSource
    template_name = "layouts/form.html"
    done = "Saved."

    def heading(self) -> str:
        return f"Edit {self.object}"

    def trail(self) -> list[Crumb]:
        return up_to(self.object)


class SourceClosure(VerbPage):
    permission = "reviews.change"
    model = LearningSource
    form_class = Closing
    verb = "close"
    button = "Close this source"
    done = "The source is closed."

    def heading(self) -> str:
        return f"Close {self.object}?"

    def trail(self) -> list[Crumb]:
        return up_to(self.object)

    def consequences(self) -> list[str]:
        return [
            "No finding or recommendation can be added any more.",
            "Everything recorded stays and can be read as before.",
        ]

    def perform(self, form: Any) -> Any:
        return self.object.close(
            by=self.me, at=self.now, on=self.today, note=form.cleaned_data["note"]
        )
