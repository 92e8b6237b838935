"""Clauses of a draft: writing, changing, striking out."""

from typing import Any

from django.http import Http404
from django.utils.functional import cached_property

from core.pages.forms import PlainForm
from core.pages.views.forms import EditPage, FormPage, VerbPage
from core.pages.views.records import Crumb
from core.tenancy.addresses import address
from partnership.forms.terms import ClauseForm, ReasonForm
from partnership.models import Clause, TermsOfReference
from partnership.numbering import following
from partnership.views.places import OnGroup, TopPage, groups, of
from partnership.views.terms import WRITE

NEXT = "next"


class OnVersion(OnGroup):
    """A page beneath one version of a group's terms: ``self.terms``, or 404."""

    @cached_property
    def terms(self) -> TermsOfReference:
        rows = TermsOfReference.objects.visible_to(self.me).select_related("subgroup")
        found = rows.filter(subgroup=self.group, number=self.kwargs["number"]).first()
        if found is None:
            raise Http404
        return found

    @property
    def at(self) -> dict[str, Any]:
        """The slugs of this version's addresses."""
        return {"group": self.group.slug, "number": self.terms.number}

    def cancel_url(self) -> str:
        return self.terms.get_absolute_url()

    def trail(self) -> list[Crumb]:
        return [*groups(), of(self.group), Crumb(f"Version {self.terms.number}", self.cancel_url())]


class ClauseNew(OnVersion, TopPage, FormPage):
    permission = WRITE
    title = "Write a clause"
    template_name = "partnership/clause_new.html"
    form_class = ClauseForm
    button = "Write the clause"

    def check(self) -> None:
        self.terms  # noqa: B018  found, or 404
        self.demand(None)

    def initial(self) -> dict[str, Any]:
        return {"number": following([c.number for c in self.terms.standing_clauses()])}

    def perform(self, form: PlainForm) -> Clause:
        return Clause.write(by=self.me, at=self.now, terms=self.terms, **form.answers())

    def next_url(self, result: Clause) -> str:
        if NEXT in self.request.POST:
            return address("partnership:clause_new", **self.at)
        return result.get_absolute_url()

    def say(self, result: Clause) -> str:
        return f"Clause {result.number} is written."


class OnClause(OnVersion):
    """What every page about one standing clause shares."""

    model = Clause

    def find(self) -> Any:
        rows = Clause.objects.standing().filter(terms=self.terms, number=self.kwargs["clause"])
        return rows.select_related("terms__subgroup")

    def check(self) -> None:
        self.object  # type: ignore[attr-defined]  # noqa: B018  found and permitted, or 404 / 403


class ClauseEdit(OnClause, EditPage):
    permission = WRITE
    form_class = ClauseForm

    def heading(self) -> str:
        return f"Change clause {self.object.number}"

    def say(self, result: Clause) -> str:
        return f"Clause {result.number} is saved."


class ClauseStriking(OnClause, VerbPage):
    permission = WRITE
    verb = "strike"
    form_class = ReasonForm
    button = "Strike out the clause"
    is_harmful = True

    def heading(self) -> str:
        return f"Strike out clause {self.object.number}?"

    def consequences(self) -> list[str]:
        return [
            "It stands in the draft no longer. Other clauses keep their numbers.",
            "The version in force is not touched.",
        ]

    def next_url(self, result: Clause) -> str:
        return self.terms.get_absolute_url()
