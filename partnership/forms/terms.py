"""Forms about terms of reference."""

from typing import Any

from django import forms

from core.pages.fields import DayField
from core.pages.forms import PlainForm
from partnership.choices import DayUnit
from partnership.models import Agency, TermsOfReference
from partnership.numbering import WORDS, bare, place

SMALL = {"class": "govuk-input--width-3"}


def _number(label: str, top: int, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=top,
        help_text=help_text,
        widget=forms.NumberInput(attrs=SMALL),
    )


class TermsForm(PlainForm):
    """What the product runs on. An empty box means that the terms state none."""

    every_months = _number("Months from one meeting to the next", 24, "2 for every two months.")
    meetings_a_year = _number("Meetings a year, at least", 60)
    length_minutes = _number("Length of a meeting, in minutes", 1440, "180 is 3 hours.")
    papers_days = _number("Days that papers go out before a meeting", 90)
    papers_unit = forms.ChoiceField(
        label="Those days are", choices=DayUnit.choices, widget=forms.RadioSelect
    )
    minutes_days = _number("Working days until the minutes are circulated", 90)
    quorum_count = _number("Members needed for a quorum", 99)
    quorum = forms.ModelMultipleChoiceField(
        Agency.objects.none(),
        label="Agencies without which there is no quorum",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    quorum_chair_discretion = forms.BooleanField(
        label="The chair may go on without a quorum, giving a reason", required=False
    )
    attend_times = _number("Meetings each member attends, at least", 60, "The 3 of “3 out of 4”.")
    attend_of = _number("Out of how many meetings", 60, "The 4 of “3 out of 4”.")
    review_on = DayField(label="To be reviewed", required=False, help_text="For example, 30 9 2027")
    source_note = forms.CharField(
        label="Made from",
        required=False,
        max_length=300,
        help_text="The document these terms were taken from, if any.",
    )

    def __init__(self, *args: Any, terms: TermsOfReference | None = None, **kwargs: Any) -> None:
        self.terms = terms
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        agencies = Agency.objects.serving()
        if self.terms:
            named = self.terms.standing_quorum().values("agency")
            agencies = agencies | Agency.objects.filter(pk__in=named)
        self.fields["quorum"].queryset = agencies
        # "Those days" has an answer from the start, like the model behind it.
        self.fields["papers_unit"].initial = DayUnit.CALENDAR

    def clean(self) -> dict[str, Any]:
        times, of = self.cleaned_data.get("attend_times"), self.cleaned_data.get("attend_of")
        if (times is None) != (of is None) and not {"attend_times", "attend_of"} & set(self.errors):
            missing = "attend_of" if of is None else "attend_times"
            self.add_error(missing, "Give both numbers, as in “at least 3 out of 4”, or neither.")
        elif times and of and times > of:
            self.add_error("attend_of", f"Nobody can attend {times} meetings out of {of}.")
        return self.cleaned_data


class ClauseForm(PlainForm):
    """One numbered clause."""

    number = forms.CharField(
        label="Number",
        max_length=10,
        help_text="For example 8, 8b or 8.2",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3"}),
    )
    heading = forms.CharField(label="Heading", max_length=120, required=False)
    text = forms.CharField(label="Text", max_length=6000, widget=forms.Textarea(attrs={"rows": 8}))

    def clean_number(self) -> str:
        number = bare(self.cleaned_data["number"])
        try:
            place(number)
        except ValueError:
            raise forms.ValidationError(WORDS) from None
        return number

    def clean_text(self) -> str:
        # Browsers send \r\n; the same text must be the same value.
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


class AdoptionForm(PlainForm):
    """The day the group adopted the terms. ``seen``: the fingerprint of what was read."""

    on = DayField(label="Adopted on", help_text="Today or earlier.")
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class WithdrawalForm(PlainForm):
    """Why a draft is given up."""

    reason = forms.CharField(
        label="Why",
        max_length=500,
        help_text="It stands in the history, for those who read drafts.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReasonForm(PlainForm):
    """Why, in a sentence."""

    reason = forms.CharField(
        label="Why", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
