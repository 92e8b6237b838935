"""Days that have been: nothing is received, published or notified tomorrow."""

from typing import Any

from django import forms
from django.utils import timezone

from core.pages.fields import DayField

# What cannot come before what, and how that is said.
IN_TURN = (
    ("incident_on", "aware_on", "This is before the incident. Check both days."),
    (
        "aware_on",
        "notified_on",
        "This is before the local authority became aware. Check both days.",
    ),
)


class DayGoneBy(DayField):
    """Today in London, or a day before it."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value > timezone.localdate():
            raise forms.ValidationError("This day has not come yet. Enter today or an earlier day.")


def refuse_out_of_turn(form: forms.Form) -> None:
    """Put an error at each day that comes before what it follows."""
    days = dict(form.cleaned_data)
    for first, then, words in IN_TURN:
        if days.get(first) and days.get(then) and days[then] < days[first]:
            form.add_error(then, words)
