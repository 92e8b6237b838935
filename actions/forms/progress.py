"""What owners say, show and ask for."""

from typing import Any

from django import forms

from actions.choices import Confidence, EvidenceKind
from actions.forms.action import LONGEST_TEXT
from core.documents.files import LARGEST_WORDS, examine
from core.documents.kinds import ACCEPTED, PLACE
from core.documents.showing import check_words
from core.pages.fields import DayField
from core.pages.forms import PlainForm
from core.pages.parts import Option

CONFIDENCE = [
    (Confidence.ON_TRACK, Option("On track", "It will be done by the due date.")),
    (Confidence.AT_RISK, Option("At risk", "It may be late; say what would help.")),
    (Confidence.STUCK, Option("Stuck", "Nothing moves until somebody else acts; say who.")),
]


class UpdateForm(PlainForm):
    """How it goes."""

    text = forms.CharField(
        label="What has happened since the last update?",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="No names of children, families or practitioners.",
    )
    confidence = forms.ChoiceField(
        label="How confident are you?",
        choices=CONFIDENCE,
        widget=forms.RadioSelect,
        help_text="This is your view of how it goes. It does not close the action.",
    )

    def __init__(self, *args: Any, is_overdue: bool = False, **kwargs: Any) -> None:
        self.is_overdue = is_overdue
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        """Nothing that is overdue is on track any more."""
        if self.is_overdue:
            field = self.fields["confidence"]
            field.choices = [c for c in CONFIDENCE if c[0] != Confidence.ON_TRACK]
            field.help_text = "The due date has passed. You can ask for more time afterwards."


class ShownForm(PlainForm):
    """A note, a file, or both."""

    note = forms.CharField(
        label="Note",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What it shows, or where it can be seen.",
    )
    uploaded = forms.FileField(
        label="File",
        required=False,
        validators=[examine],
    )

    def prepare(self) -> None:
        hint = f"{ACCEPTED}, up to {LARGEST_WORDS}. {PLACE} {check_words()}"
        self.fields["uploaded"].help_text = hint
        self.fields["note"].asked_if = "or a file"  # type: ignore[attr-defined]
        self.fields["uploaded"].asked_if = "or a note"  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        if not self.errors and not found.get("note") and not found.get("uploaded"):
            self.add_error("note", "Write a note, or choose a file below.")
        return found


class EvidenceForm(ShownForm):
    """A piece of evidence."""

    kind = forms.ChoiceField(label="Kind", choices=[("", "Choose one"), *EvidenceKind.choices])
    title = forms.CharField(label="Title", max_length=200)
    field_order = ["kind", "title", "note", "uploaded"]


class ExtensionForm(PlainForm):
    """More time, and why."""

    to_on = DayField(label="New due date")
    reason = forms.CharField(
        label="Why is more time needed?",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, action: Any, today: Any, **kwargs: Any) -> None:
        self.action, self.today = action, today
        super().__init__(*args, **kwargs)

    def clean_to_on(self) -> Any:
        to_on = self.cleaned_data["to_on"]
        if to_on <= self.action.due_on:
            raise forms.ValidationError("The new date must lie after the date it is due now.")
        if to_on <= self.today:
            raise forms.ValidationError("The new date must lie in the future.")
        return to_on
