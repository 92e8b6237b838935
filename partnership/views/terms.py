"""Terms of reference: register, version, draft, comparison, adoption."""

from typing import Any

from django.utils.functional import cached_property

from core.pages.forms import PlainForm
from core.pages.templatetags.words import day
from core.pages.views.forms import EditPage, FormPage
from core.pages.views.lists import ListPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from partnership.filters import TermsFilters
from partnership.forms.terms import TermsForm
from partnership.models import TermsOfReference
from partnership.models.drafting import taken_over
from partnership.reading import terms_in_force
from partnership.states import review_state
from partnership.terms_words import Line, lines, summary
from partnership.views.places import OnGroup, TopPage, groups, of, room

WRITE = "partnership.write_terms"
EMPTY_BOX = "Leave a box empty where the terms state nothing; every page then says “None stated”."


class TermsList(TopPage, ListPage):
    permission = "partnership.read"
    tab = "terms_list"
    template_name = "partnership/terms_list.html"
    title = "Terms of reference"
    model = TermsOfReference
    filterset_class = TermsFilters
    sorts = {
        "group": ("subgroup__name", "-number", "pk"),
        "review": ("review_sort", "subgroup__name", "pk"),
    }

    def get_queryset(self) -> Any:
        return super().get_queryset().with_review_sort()

    def trail(self) -> list[Crumb]:
        return [room()]

    def decorate(self, rows: Any) -> Any:
        return rows.select_related("subgroup")

    def paged(self, rows: Any) -> Any:
        page = super().paged(rows)
        for row in page.rows:
            row.state, row.summary = review_state(row, self.today), summary(row)
        return page

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(
            noun="version,versions",
            empty_words="No terms of reference have been written yet.",
            empty_hint="They are written on the page of each group.",
            **extra,
        )


class TermsNew(OnGroup, TopPage, FormPage):
    """Begin a draft: the terms in force over again, with other parameters where they differ."""

    permission = WRITE
    form_class = TermsForm
    button = "Draft a new version"

    @cached_property
    def basis(self) -> TermsOfReference | None:
        return terms_in_force(self.group)

    def form_kwargs(self) -> dict[str, Any]:
        return {"terms": self.basis}

    def initial(self) -> dict[str, Any]:
        if self.basis is None:
            return {}
        return {**initial_of(self.basis), "review_on": self._taken["review_on"]}

    @property
    def _taken(self) -> dict[str, Any]:
        return taken_over(self.basis, on=self.today)

    def heading(self) -> str:
        return f"Draft a new version of {self.group}’s terms of reference"

    def context(self, **extra: Any) -> dict[str, Any]:
        copied = "Clauses are copied from the terms in force; you change them next."
        words = copied if self.basis else "You write the clauses next."
        return super().context(summary=f"{EMPTY_BOX} {words}{self._past_review()}", **extra)

    def _past_review(self) -> str:
        was = self.basis.review_on if self.basis else None
        if was is None or self._taken["review_on"]:
            return ""
        return f" Their review was due on {day(was)}, so say when the new ones are to be reviewed."

    def perform(self, form: PlainForm) -> TermsOfReference:
        facts = {"subgroup": self.group, **form.answers()}
        return TermsOfReference.draft(by=self.me, at=self.now, **facts)

    def say(self, result: TermsOfReference) -> str:
        return "The draft is begun. Write its clauses, then compare and adopt it."


def initial_of(terms: TermsOfReference) -> dict[str, Any]:
    """The parameters of a version as its form starts from."""
    names = [n for n in TermsForm.base_fields if hasattr(terms, n) and n != "quorum"]
    quorum = [row.agency for row in terms.standing_quorum()]
    return {**{name: getattr(terms, name) for name in names}, "quorum": quorum}


class OnTerms(OnGroup):
    """What every page about one version shares; a draft is absent for most."""

    model = TermsOfReference

    def find(self) -> Any:
        rows = self.get_queryset()  # type: ignore[attr-defined]
        mine = rows.filter(subgroup=self.group, number=self.kwargs["number"])
        return mine.select_related("subgroup", "adopted_by", "withdrawn_by")

    def check(self) -> None:
        self.object  # type: ignore[attr-defined]  # noqa: B018  found and permitted, or 404 / 403

    def cancel_url(self) -> str:
        return str(self.object.get_absolute_url())  # type: ignore[attr-defined]

    def trail(self) -> list[Crumb]:
        terms: TermsOfReference = self.object  # type: ignore[attr-defined]
        version = Crumb(f"Version {terms.number}", terms.get_absolute_url())
        return [*groups(), of(self.group), version]

    @property
    def at(self) -> dict[str, Any]:
        """The slugs of this version's addresses."""
        return {"group": self.group.slug, "number": self.kwargs["number"]}

    def said(self, terms: TermsOfReference) -> list[Line]:
        """The version's parameters in words."""
        return lines(terms, [str(row) for row in terms.standing_quorum()])


class TermsDetail(OnTerms, DetailPage):
    permission = "partnership.read"
    template_name = "partnership/terms_detail.html"

    def trail(self) -> list[Crumb]:
        return [*groups(), of(self.group)]

    def tells_history(self) -> bool:
        return bool(self.object.was_read_as_draft_by(self.me))

    def steps(self) -> list[Step]:
        at = self.at
        if self.object.is_draft:
            return [
                Step(
                    "Compare and adopt",
                    address("partnership:terms_comparison", **at),
                    WRITE,
                    primary=True,
                ),
                Step("Write a clause", address("partnership:clause_new", **at), WRITE),
                Step("Edit the rules", address("partnership:terms_edit", **at), WRITE),
                Step("Withdraw the draft", address("partnership:terms_withdrawal", **at), WRITE),
            ]
        return self._later()

    def _later(self) -> list[Step]:
        """What can be done with a version that is no draft any more."""
        return [
            Step(
                "Draft a new version",
                address("partnership:terms_new", group=self.group.slug),
                WRITE,
                when=self.object.superseded_on is None and self.no_draft,
            ),
            Step(
                "What it would have changed" if self.object.is_withdrawn else "What it changed",
                address("partnership:terms_comparison", **self.at),
                "partnership.read",
                when=self.object.number > 1,
            ),
        ]

    @cached_property
    def versions(self) -> list[TermsOfReference]:
        """Every version of this group this person may read, newest first."""
        rows = list(self.get_queryset().filter(subgroup=self.group).order_by("-number"))
        for row in rows:
            row.subgroup, row.state = self.group, review_state(row, self.today)
        return rows

    @property
    def no_draft(self) -> bool:
        return self.group.ended_on is None and not any(v.is_draft for v in self.versions)

    def context(self, **extra: Any) -> dict[str, Any]:
        terms = self.object
        return super().context(
            title=f"{self.group} terms of reference",
            clauses=list(terms.standing_clauses()),
            lines=self.said(terms),
            state=review_state(terms, self.today),
            versions=self.versions,
            can_write=terms.is_draft and self.may(WRITE),
            **extra,
        )


class TermsEdit(OnTerms, EditPage):
    permission = WRITE
    form_class = TermsForm
    title = "Edit the rules of the draft"

    def form_kwargs(self) -> dict[str, Any]:
        return {"terms": self.object}

    def initial(self) -> dict[str, Any]:
        return {**initial_of(self.object), "version": self.object.version}

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(summary=EMPTY_BOX, **extra)
