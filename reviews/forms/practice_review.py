"""What is typed about a practice review."""

from typing import Any

from django import forms

from core.pages.forms import PlainForm
from reviews.choices import PRACTICE_REVIEWS, SourceKind
from reviews.forms.days import DayGoneBy, refuse_out_of_turn
from reviews.forms.source import Reach, SourceFacts
from reviews.pseudonym import EXAMPLES, doubt


class ReviewFacts(PlainForm):
    """What a practice review keeps for itself."""

    pseudonym = forms.CharField(max_length=30, help_text=f"For example {EXAMPLES}. Never a name.")
    is_no_name = forms.BooleanField(
        required=False,
        label="I have checked that this is nobody's name or initials",
        help_text="Needed only for a pseudonym unlike the examples.",
    )
    incident_on = DayGoneBy(
        required=False, label="Date of the incident", help_text="If it is one day, and known."
    )
    aware_on = DayGoneBy(required=False, label="Local authority became aware on")
    notified_on = DayGoneBy(required=False, label="National Panel notified on")
    lead_reviewer = forms.CharField(
        required=False,
        max_length=160,
        label="Lead reviewer's post",
        help_text="The post, not the person's name.",
    )
    period_under_review = forms.CharField(
        required=False, max_length=120, help_text="For example January 2024 to March 2026."
    )
    decision = forms.CharField(
        required=False,
        max_length=10_000,
        label="Decision and reasons",
        help_text="Whether to review, and why. It can be written later.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        refuse_out_of_turn(self)
        self._doubt_name()
        return self.cleaned_data

    def _doubt_name(self) -> None:
        """With the other errors, not after them; one that stands was vouched for before."""
        pseudonym = self.cleaned_data.get("pseudonym", "")
        stands = pseudonym == self.initial.get("pseudonym")
        if pseudonym and not stands and not self.cleaned_data.get("is_no_name"):
            words = doubt(pseudonym)
            if words:
                self.add_error("pseudonym", words)


class NewPracticeReview(Reach, ReviewFacts, SourceFacts):
    """A practice review and its source on one page."""

    kind = forms.ChoiceField(
        label="Kind of review",
        widget=forms.RadioSelect,
        choices=[c for c in SourceKind.choices if c[0] in PRACTICE_REVIEWS],
    )
    field_order = (  # type: ignore[assignment]
        # What, when, who leads, then who may see it.
        "kind", "title", "pseudonym", "is_no_name", "summary", "decision",
        "received_on", "incident_on", "aware_on", "notified_on", "period_under_review",
        "lead_reviewer", "owner_group", "guidance",
        "reach", "lead", "second", "reason",
    )  # fmt: skip


class EditPracticeReview(ReviewFacts):
    """The review's own facts."""
