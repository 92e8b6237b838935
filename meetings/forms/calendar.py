"""Forms of the calendar: a year's schedule, a move, a cancellation."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from core.calendar.england import day_off
from core.calendar.workdays import BeyondHorizon, WorkingDays
from core.pages.fields import ClockField, DayField
from core.pages.forms import PlainForm
from core.pages.london import LONDON
from core.pages.templatetags.words import day
from partnership.models import Subgroup

YEAR = timedelta(days=365)


class GroupChoice(PlainForm):
    """Whose year is to be scheduled."""

    group = forms.ModelChoiceField(
        queryset=Subgroup.objects.none(), empty_label="Choose a group", label="Group"
    )

    def prepare(self) -> None:
        self.fields["group"].queryset = Subgroup.objects.serving()


class YearForm(PlainForm):
    """The first meeting of the year; the terms of reference give the rest."""

    first_on = DayField(
        label="First meeting", help_text="The others fall on the same weekday of their month."
    )
    until_on = DayField(label="Schedule until", help_text="A year at most.")
    begins = ClockField(label="Begins at", help_text="For example 10am or 13:30.")
    venue = forms.CharField(label="Where", max_length=200, required=False)
    every_months = forms.IntegerField(
        label="Meets every (months)",
        min_value=1,
        max_value=12,
        help_text="Asked because the terms of reference state no interval.",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-2"}),
    )

    def __init__(self, *args: Any, terms: Any = None, today: Any = None, **kwargs: Any) -> None:
        self.terms, self.today = terms, today
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        if self.terms is not None and self.terms.every_months:
            del self.fields["every_months"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, until = cleaned.get("first_on"), cleaned.get("until_on")
        if first and self.today and first < self.today:
            self.add_error("first_on", "Choose a day that is still to come.")
        if first and until and not first <= until <= first + YEAR:
            self.add_error("until_on", "Choose a day within a year after the first meeting.")
        return cleaned

    def interval(self) -> int:
        """Months between meetings: the terms' own, or what was typed."""
        stated = self.terms.every_months if self.terms is not None else None
        return int(stated or self.cleaned_data["every_months"])


def _reason(label: str) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 2}), max_length=500)


class OneDayForm(PlainForm):
    """A day and time of one meeting; on a day nobody works only where that is meant."""

    field_order = ("on", "begins", "venue", "reason", "is_meant")

    on = DayField()
    begins = ClockField(label="Begins at", help_text="For example 10am or 13:30.")
    venue = forms.CharField(label="Where", max_length=200, required=False)
    is_meant = forms.BooleanField(
        label="It is meant to be on a weekend or a bank holiday", required=False
    )

    def __init__(self, *args: Any, working: WorkingDays, **kwargs: Any) -> None:
        self.working = working
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_meant, on = cleaned.pop("is_meant", False), cleaned.get("on")
        if on and not is_meant and self._is_off(on):
            words = f"{day(on)} is {day_off(on)}. Choose another day, or tick below."
            self.add_error("on", words)
        return cleaned

    def _is_off(self, on: date) -> bool:
        """Whether nobody works that day; of a day too far ahead the verb says so."""
        try:
            return not self.working.includes(on)
        except BeyondHorizon:
            return False


class ExtraForm(OneDayForm):
    """One meeting more than the year's."""

    on = DayField(
        label="Day of the meeting",
        help_text="An urgent meeting of the last two weeks can be added and written up.",
    )
    reason = _reason("Why it is an extra meeting")


class MoveForm(OneDayForm):
    """Another day and time."""

    on = DayField(label="New day")
    reason = _reason("Why it is moved")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("on") and cleaned.get("begins"):
            cleaned["starts_at"] = datetime.combine(
                cleaned.pop("on"), cleaned.pop("begins"), tzinfo=LONDON
            )
        return cleaned


class ReasonForm(PlainForm):
    """One question: why?"""

    reason = forms.CharField(
        label="Reason", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )

    def clean_reason(self) -> str:
        reason = str(self.cleaned_data["reason"]).strip()
        if not reason:
            raise ValidationError("Give a reason; it stands in the record.")
        return reason
