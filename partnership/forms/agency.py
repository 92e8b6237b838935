"""Forms about agencies."""

from typing import Any

from django import forms

from core.pages.fields import DayField
from core.pages.forms import PlainForm
from partnership.choices import AgencyKind
from partnership.models import Agency

SHORT = "What people call it, for narrow columns. Leave empty to use the full name."


class AgencyForm(PlainForm):
    """A new agency."""

    name = forms.CharField(label="Name", max_length=160)
    short_name = forms.CharField(label="Short name", max_length=40, required=False, help_text=SHORT)
    kind = forms.ChoiceField(
        label="Kind of agency", choices=AgencyKind.choices, widget=forms.RadioSelect
    )
    from_on = DayField(
        label="Called this since",
        required=False,
        help_text="Leave empty if the date is not known. For example, 1 7 2022",
    )


class AgencyDetailsForm(PlainForm):
    """What can be mended without the agency getting another name."""

    short_name = forms.CharField(label="Short name", max_length=40, required=False, help_text=SHORT)
    kind = forms.ChoiceField(
        label="Kind of agency", choices=AgencyKind.choices, widget=forms.RadioSelect
    )


class RenamingForm(PlainForm):
    """Another name from a day on."""

    name = forms.CharField(label="New name", max_length=160)
    short_name = forms.CharField(
        label="New short name", max_length=40, required=False, help_text=SHORT
    )
    from_on = DayField(label="Called this from", help_text="Today or earlier.")


class SuccessionForm(PlainForm):
    """Which agency follows, and since when."""

    successor = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Which agency takes over",
        help_text="Add it first if it is not listed.",
    )
    on = DayField(label="Last day of the old agency", help_text="Today or earlier.")

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        self.agency = agency
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        others = Agency.objects.serving().exclude(pk=self.agency.pk)
        self.fields["successor"].queryset = others


class ClosureForm(PlainForm):
    """The last day of a thing that simply ends, and why."""

    on = DayField(label="Last day", help_text="For example, 31 3 2026")
    reason = forms.CharField(
        label="Why", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
