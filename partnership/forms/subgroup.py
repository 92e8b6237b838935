"""Forms about groups, seats and who sits in them."""

from typing import Any

from django import forms

from core.pages.fields import DayField
from core.pages.forms import PlainForm
from partnership.choices import GroupKind, Office, SeatClass
from partnership.models import Agency, Membership, Seat, Subgroup


class SubgroupForm(PlainForm):
    """A group. ``group`` is the one edited: it cannot answer to itself."""

    name = forms.CharField(label="Name", max_length=120)
    short_name = forms.CharField(
        label="Short name", max_length=20, required=False, help_text="For example, LIG"
    )
    kind = forms.ChoiceField(
        label="Kind of group", choices=GroupKind.choices, widget=forms.RadioSelect
    )
    answers_to = forms.ModelChoiceField(
        Subgroup.objects.none(),
        label="Answers to",
        required=False,
        empty_label="Nobody: it stands at the top",
    )
    purpose = forms.CharField(
        label="What it is for", required=False, max_length=2000, widget=forms.Textarea
    )
    established_on = DayField(
        label="Established", required=False, help_text="Leave empty if the date is not known."
    )

    def __init__(self, *args: Any, group: Subgroup | None = None, **kwargs: Any) -> None:
        self.group = group
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        others = Subgroup.objects.serving()
        if self.group:
            others = others.exclude(pk=self.group.pk)
        self.fields["answers_to"].queryset = others


class SeatForm(PlainForm):
    """A post of an agency on a group."""

    post = forms.CharField(
        label="Post",
        max_length=200,
        help_text="The post, not the person. For example, Detective Chief Inspector, Protecting "
        "Vulnerable People",
    )
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Agency",
        required=False,
        empty_label="None: open to a person of any agency",
    )
    seat_class = forms.ChoiceField(
        label="How it belongs to the group", choices=SeatClass.choices, widget=forms.RadioSelect
    )
    office = forms.ChoiceField(
        label="Office", choices=Office.choices, widget=forms.RadioSelect, initial=Office.NONE
    )
    has_mandate = forms.BooleanField(
        label="May agree recommendations and actions for the agency", required=False, initial=True
    )
    order = forms.IntegerField(
        label="Place in the list",
        required=False,
        min_value=0,
        max_value=999,
        initial=0,
        help_text="Seats with the same number are listed alphabetically by post.",
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )

    def __init__(self, *args: Any, seat: Seat | None = None, **kwargs: Any) -> None:
        self.seat = seat
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        agencies = Agency.objects.serving()
        if self.seat:
            agencies = agencies | Agency.objects.filter(pk=self.seat.agency_id)
        self.fields["agency"].queryset = agencies

    def clean_order(self) -> int:
        return self.cleaned_data["order"] or 0


class AppointmentForm(PlainForm):
    """Who sits in a seat, from when, and until when."""

    membership = forms.ModelChoiceField(
        Membership.objects.none(), label="Who", empty_label="Choose a member"
    )
    is_alternate = forms.TypedChoiceField(
        label="As",
        choices=[("no", "Holder of the seat"), ("yes", "Alternate, when the holder cannot come")],
        widget=forms.RadioSelect,
        coerce=lambda chosen: chosen == "yes",
        initial="no",
    )
    from_on = DayField(label="From", help_text="Today or earlier. For example, 1 4 2026")
    until_on = DayField(
        label="End of the term",
        required=False,
        help_text="Leave empty if the terms of reference state none. You are told 60 days before.",
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        self.seat = seat
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        members = Membership.objects.open()
        if self.seat.agency_id:
            members = members.filter(agency=self.seat.agency_id)
        self.fields["membership"].queryset = members

    def clean(self) -> dict[str, Any]:
        first, last = self.cleaned_data.get("from_on"), self.cleaned_data.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", "The term must end after it begins.")
        return self.cleaned_data


class TermForm(PlainForm):
    """Another end of the term."""

    until_on = DayField(
        label="End of the term", required=False, help_text="Leave empty for no end."
    )


class DepartureForm(PlainForm):
    """The last day in the seat, and why."""

    on = DayField(label="Last day in the seat", help_text="Today or earlier.")
    reason = forms.CharField(
        label="Why", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
