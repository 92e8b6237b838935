"""What an agency answers, and being asked again."""

from django import forms

from core.pages.fields import DayField
from core.pages.forms import PlainForm
from reviews.choices import Response


class AnswerForm(PlainForm):
    """An agency's answer. Reasons are asked for whatever the answer is."""

    response = forms.ChoiceField(
        label="Does your agency accept the recommendation?",
        choices=Response.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose your agency's answer."},
    )
    reasons = forms.CharField(
        max_length=4_000,
        label="Reasons",
        help_text="If accepted, say in a sentence how it will be met. Otherwise say why not, "
        "or which part.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Give reasons: how it will be met, or why not."},
    )


class AskAgain(PlainForm):
    """Reopens an answer."""

    reason = forms.CharField(
        max_length=1_000,
        label="What the new answer should deal with",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due_on = DayField(label="New answer due")
