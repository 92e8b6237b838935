"""Forms about priorities."""

from django import forms

from core.pages.forms import PlainForm


class PriorityForm(PlainForm):
    """What the partnership works on."""

    title = forms.CharField(
        label="Priority", max_length=160, help_text="For example, Understanding neglect"
    )
    period = forms.CharField(
        label="For",
        max_length=20,
        help_text="For example, 2026/27",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    objective = forms.CharField(
        label="What will be different for children",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )
    order = forms.IntegerField(
        label="Place in the list",
        required=False,
        min_value=0,
        max_value=999,
        initial=0,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )

    def clean_order(self) -> int:
        return self.cleaned_data["order"] or 0
