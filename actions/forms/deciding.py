"""What somebody else decides, and how an action ends."""

from typing import Any

from django import forms

from actions.choices import Difference
from actions.forms.action import LONGEST_TEXT
from core.pages.forms import PlainForm
from core.pages.parts import Option

YES, NO = "yes", "no"


class DecisionForm(PlainForm):
    """Yes, or no with a reason. Subclasses give both answers their words."""

    yes: tuple[str, str] = ("", "")
    no: tuple[str, str] = ("", "")
    asked_if = "needed to return it"

    decision = forms.ChoiceField(label="Your decision", widget=forms.RadioSelect)
    note = forms.CharField(
        label="Reason or note",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def prepare(self) -> None:
        self.fields["decision"].choices = [(YES, Option(*self.yes)), (NO, Option(*self.no))]
        self.fields["note"].asked_if = self.asked_if

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("decision") == NO and not self.cleaned_data.get("note"):
            self.add_error("note", "Give the reason, so that the owner knows what to do.")
        return self.cleaned_data

    @property
    def is_yes(self) -> bool:
        return bool(self.cleaned_data["decision"] == YES)

    def answers(self) -> dict[str, Any]:
        """The note; the answer itself chooses the verb."""
        return {"note": self.cleaned_data["note"]}


class ExtensionDecisionForm(DecisionForm):
    """More time or not."""

    yes = ("Grant", "The due date moves. The first one stays on record.")
    no = ("Refuse", "The due date stands. Say why.")
    asked_if = "needed to refuse"


class EvidenceDecisionForm(DecisionForm):
    """Whether it shows what it says."""

    yes = ("Accept", "It shows what was done.")
    no = ("Return", "It does not, or not enough. Say what is missing.")


class ClosureForm(DecisionForm):
    """Whether the action is done."""

    yes = ("Sign off and close", "It was done and shown. Impact can be reviewed afterwards.")
    no = ("Return to the owner", "It goes on, and its due date stands. Say what is missing.")


class SubmissionForm(PlainForm):
    """The owner's word that it is done."""

    statement = forms.CharField(
        label="What was done?",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="For the person who signs it off: what changed, and which evidence shows it.",
    )


class ReasonForm(PlainForm):
    """A step that needs its reason."""

    reason = forms.CharField(
        label="Reason", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 4})
    )


class ImpactForm(PlainForm):
    """The three outcome questions (Kent draft LIF), and the judgement."""

    what_changed = forms.CharField(
        label="What changed for children?",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Numbers under 5 about children: write “fewer than 5”.",
    )
    how_much = forms.CharField(
        label="How much did we do?",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    how_well = forms.CharField(
        label="How well did we do it?",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    difference = forms.ChoiceField(
        label="Did it make a difference?", choices=Difference.choices, widget=forms.RadioSelect
    )
