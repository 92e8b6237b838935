"""The form of a partnership's settings."""

from calendar import month_name

from django import forms

from core.pages.forms import PlainForm


def _days(label: str, top: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=top,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )


class SettingsForm(PlainForm):
    """What a partnership decides for itself."""

    area = forms.CharField(label="Area", max_length=120, help_text="For example, Kent")
    year_start_month = forms.TypedChoiceField(
        label="The year begins in", choices=list(enumerate(month_name))[1:], coerce=int
    )
    due_soon_days = _days("Days before a date that count as “due soon”", 90)
    reminder_days_before = _days("Days before a due date to remind", 90)
    reminder_days_after = _days("Days after a due date to remind again", 90)
    answer_days = _days("Days an agency has to answer a recommendation", 365)
    circular_days = _days("Days a group has to send its contribution to the circular", 90)
