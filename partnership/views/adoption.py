"""What a version of terms changes, and putting it into force."""

from typing import Any
from urllib.parse import urlencode

from core.pages.templatetags.words import day
from core.pages.views.forms import VerbPage
from core.pages.views.records import ObjectPage, Step
from core.tenancy.addresses import address
from partnership.changes import changes_of
from partnership.comparison import clause_changes, parameter_changes
from partnership.forms.terms import AdoptionForm
from partnership.models import TermsOfReference
from partnership.models.drafting import fingerprint
from partnership.views.terms import OnTerms

ADOPT = "partnership.adopt_terms"


class TermsComparison(OnTerms, ObjectPage):
    """What this version changes: in its parameters, clause by clause, and in other rooms."""

    permission = "partnership.read"
    template_name = "partnership/terms_comparison.html"

    def context(self, **extra: Any) -> dict[str, Any]:
        terms, before = self.object, self.object.predecessor()
        said, old = self.said(terms), list(before.standing_clauses()) if before else []
        return super().context(
            title=_question(terms),
            before=before,
            lines=said,
            parameters=parameter_changes(self.said(before), said) if before else [],
            clauses=clause_changes(old, terms.standing_clauses()),
            elsewhere=changes_of(terms, page=self) if terms.is_draft else [],
            steps=self.steps(),
            **extra,
        )

    def steps(self) -> list[Step]:
        if not (self.object.is_draft and self.may(ADOPT, self.object)):
            return []
        # The adoption knows what was read here, and refuses when it is no longer that.
        seen = urlencode({"seen": fingerprint(self.object)})
        url = f"{address('partnership:terms_adoption', **self.at)}?{seen}"
        return [Step("Adopt these terms", url, ADOPT, primary=True)]

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.check()
        return self.page()


def _question(terms: TermsOfReference) -> str:
    if terms.is_draft:
        return "What this changes"
    return "What this would have changed" if terms.is_withdrawn else "What this changed"


class TermsAdoption(OnTerms, VerbPage):
    permission = ADOPT
    verb = "adopt"
    form_class = AdoptionForm
    button = "Adopt these terms"

    def initial(self) -> dict[str, Any]:
        seen = self.request.GET.get("seen") or fingerprint(self.object)
        return {**super().initial(), "on": self.today, "seen": seen}

    def cancel_url(self) -> str:
        return address("partnership:terms_comparison", **self.at)

    def context(self, **extra: Any) -> dict[str, Any]:
        title = f"Adopt version {self.object.number} of {self.group}’s terms of reference?"
        return super().context(**{"title": title, **extra})

    def consequences(self) -> list[str]:
        before = self.object.predecessor()
        return [
            "It is in force from that day and can no longer be changed.",
            f"Version {before.number} is kept as superseded." if before else "It is the first.",
            "New meetings are planned from it. Those already planned stay under the version they "
            "were planned under: their length, the day papers are due and the quorum.",
            self._review(),
            "Your name stands beside the adoption.",
        ]

    def _review(self) -> str:
        """When it is to be looked at again; a day gone by is said to be one."""
        review = self.object.review_on
        if review is None:
            return "It states no day for its review, so nobody is reminded of one."
        if review <= self.today:
            return f"Its review was due on {day(review)}: it counts as overdue at once."
        return f"It is to be reviewed on {day(review)}."

    def say(self, result: TermsOfReference) -> str:
        return f"Version {result.number} is in force."
