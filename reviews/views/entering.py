"""Recording sources of each kind, and the page of a practice review's own facts."""

from typing import Any

from core.pages.parts import Fact, Link
from core.pages.views.forms import EditPage, FormPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from reviews.choices import SourceKind
from reviews.forms.practice_review import EditPracticeReview, NewPracticeReview
from reviews.forms.source import NationalReview, NewSource
from reviews.models import LearningSource, PracticeReview
from reviews.views.parts import register_trail, up_to


class _Recording(FormPage):
    permission = "reviews.record"
    template_name = "layouts/form.html"
    button = "Record"

    def initial(self) -> dict[str, Any]:
        return {"received_on": self.today}

    def cancel_url(self) -> str:
        return address("reviews:source_list")

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(trail=register_trail(), **extra)


class SourceNew(_Recording):
    form_class = NewSource
    template_name = "reviews/source_new.html"
    title = "Record a source of learning"

    def context(self, **extra: Any) -> dict[str, Any]:
        elsewhere = [
            Link("Record a practice review", address("reviews:practice_review_new")),
            Link("Record a national review", address("reviews:national_review_new")),
        ]
        return super().context(elsewhere=elsewhere, **extra)

    def perform(self, form: Any) -> Any:
        return LearningSource.record_new(by=self.me, at=self.now, **form.facts())

    def say(self, result: Any) -> str:
        if result.is_restricted:
            return _restricted(result)
        return f"{result.code} is recorded. Add what it found."


def _restricted(source: Any) -> str:
    """What comes next, and how long whoever recorded it reads it."""
    return (
        f"{source.code} is recorded and restricted. {source.second} has to agree the panel. You "
        "read it until two people who can change the panel stand on it, and longer if they "
        "propose you."
    )


class PracticeReviewNew(_Recording):
    form_class = NewPracticeReview
    title = "Record a practice review"

    def perform(self, form: Any) -> Any:
        return PracticeReview.record_new(by=self.me, at=self.now, **form.facts())

    def next_url(self, result: Any) -> str:
        return str(result.source.get_absolute_url())

    def say(self, result: Any) -> str:
        source = result.source
        if source.is_restricted:
            return _restricted(source)
        return f"{source.code} is recorded. Add what it found."


class NationalReviewNew(_Recording):
    """Entered once; its recommendations follow on the next page."""

    form_class = NationalReview
    title = "Record a national review"

    def perform(self, form: Any) -> Any:
        facts = {"kind": SourceKind.NATIONAL, **form.answers()}
        return LearningSource.record_new(by=self.me, at=self.now, **facts)

    def next_url(self, result: Any) -> str:
        return address("reviews:recommendation_entry", code=result.code)

    def say(self, result: Any) -> str:
        return f"{result.code} is recorded. Now enter its recommendations."


class _OneReview:
    model = PracticeReview
    lookup = "source__code"
    slug = "code"

    def trail(self) -> list[Crumb]:
        return up_to(self.object.source)  # type: ignore[attr-defined]

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("source")  # type: ignore[misc]


class PracticeReviewDetail(_OneReview, DetailPage):
    permission = "reviews.read"
    template_name = "reviews/practice_review_detail.html"

    def heading(self) -> str:
        return f"{self.object.pseudonym}: the review"

    def steps(self) -> list[Step]:
        url = address("reviews:practice_review_edit", code=self.object.source.code)
        return [Step("Edit", url, "reviews.change", primary=True)]

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(facts=facts_of(self.object), **extra)


def facts_of(review: Any) -> list[Fact]:
    """Dates and posts of a practice review; the decision is prose and stands by itself."""
    return [
        Fact("Pseudonym", review.pseudonym),
        Fact("Incident", review.incident_on),
        Fact("Local authority aware", review.aware_on),
        Fact("National Panel notified", review.notified_on),
        Fact("Lead reviewer", review.lead_reviewer),
        Fact("Period under review", review.period_under_review),
    ]


class PracticeReviewEdit(_OneReview, EditPage):
    permission = "reviews.change"
    form_class = EditPracticeReview
    template_name = "layouts/form.html"
    done = "Saved."

    def heading(self) -> str:
        return f"Edit the review of {self.object.pseudonym}"
