"""Forms of the minutes: what was said, decided and asked for."""

from typing import Any

from django import forms

from actions.forms.choosing import AgencyField, LeadField, check_lead_of
from core.pages.fields import DayField
from core.pages.forms import PlainForm


class MinuteForm(PlainForm):
    """The minute of one item."""

    text = forms.CharField(
        label="Minute",
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=20_000,
        help_text="Every item needs a minute or a decision before the minutes are finalised.",
    )

    def clean_text(self) -> str:
        # Browsers send \r\n; the same text must be the same value.
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    @property
    def saved_version(self) -> Any:
        """The version the next save must name: as typed, or as it was when the page opened."""
        return self.data.get("version") if self.is_bound else self.initial.get("version")


class DecisionForm(PlainForm):
    """A decision, and the action it leads to if it leads to one."""

    text = forms.CharField(
        label="What was decided", widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )
    reasons = forms.CharField(
        label="Reasons", required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=4000
    )


class CorrectionForm(DecisionForm):
    """The same with why: it stands in the record, and beside the decision once it was out."""

    reason = forms.CharField(
        label="Why it is corrected", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )


class MeetingActionForm(PlainForm):
    """An action raised in the group's own log; it need not await the end of a review."""

    title = forms.CharField(label="What will be done", max_length=200)
    agency = AgencyField()
    lead = LeadField(help_text="A person of that agency. May be named later.")
    due_on = DayField(label="Due")

    def prepare(self) -> None:
        for name in ("agency", "lead"):
            self.fields[name].bind()

    def clean(self) -> dict[str, Any]:
        check_lead_of(self)
        return self.cleaned_data


class ConfirmForm(PlainForm):
    """Confirming the minutes of the last meeting, with corrections beside the text."""

    corrections = forms.CharField(
        label="Corrections",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        help_text="The text of the minutes stays as it was sent out; corrections stand beside it.",
    )
