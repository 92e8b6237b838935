"""What a finding says."""

from django import forms

from core.pages.forms import PlainForm
from reviews.choices import Theme


class FindingForm(PlainForm):
    """A finding, new or edited."""

    title = forms.CharField(max_length=200, label="What was found", help_text="In one sentence.")
    text = forms.CharField(
        required=False,
        max_length=10_000,
        label="More about it",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    themes = forms.MultipleChoiceField(
        choices=Theme.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose all that apply.",
        error_messages={"required": "Choose at least one theme."},
    )
    is_good_practice = forms.BooleanField(required=False, label="This is good practice")
