"""Runs, places and registers."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from core.pages.fields import ClockField, DayField
from core.pages.forms import PlainForm
from partnership.choices import Role
from partnership.models import Membership
from training.choices import Presence, TrainerKind
from training.models import Trainer

MOST_PLACES = 1_000
IN_A_ROW = "govuk-radios--inline govuk-radios--small"


class RunForm(PlainForm):
    """A run on one day. London time."""

    on = DayField(label="Day")
    from_clock = ClockField(label="Begins")
    to_clock = ClockField(label="Ends")
    venue = forms.CharField(max_length=200, help_text="A place, or “Online”.")
    places = forms.IntegerField(
        min_value=1,
        max_value=MOST_PLACES,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )
    trainer = forms.ModelChoiceField(
        queryset=Trainer.objects.none(), required=False, empty_label="Nobody yet"
    )

    def prepare(self) -> None:
        rows = Trainer.objects.serving().select_related("membership")
        self.fields["trainer"].queryset = rows  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        begins, ends = self.cleaned_data.get("from_clock"), self.cleaned_data.get("to_clock")
        if begins and ends and ends <= begins:
            self.add_error("to_clock", "The end must be after the beginning.")
        return self.cleaned_data

    def facts(self) -> dict[str, Any]:
        """What the verbs take: instants in the place of a day and two times."""
        clean = self.cleaned_data
        return {
            "starts_at": _instant(clean["on"], clean["from_clock"]),
            "ends_at": _instant(clean["on"], clean["to_clock"]),
            "venue": clean["venue"],
            "places": clean["places"],
            "trainer": clean["trainer"],
        }


def _instant(on: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(on, clock))


class Nomination(PlainForm):
    """Whom a place is for: anybody for the business team, one's own agency's people for a lead."""

    delegate = forms.ModelChoiceField(
        queryset=Membership.objects.none(),
        label="Who takes the place",
        empty_label="Choose",
        error_messages={"required": "Choose who takes the place."},
    )

    def prepare(self) -> None:
        people = Membership.objects.open()
        if not self.me.is_business_team:
            people = people.filter(agency_id=self.me.agency_id)
        self.fields["delegate"].queryset = people  # type: ignore[attr-defined]


class RegisterForm(PlainForm):
    """One question for each place held: who came."""

    def __init__(self, *args: Any, bookings: Any = (), **kwargs: Any) -> None:
        self.bookings = {f"b_{booking.code}": booking for booking in bookings}
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        for name, booking in self.bookings.items():
            self.fields[name] = forms.ChoiceField(
                label=str(booking.delegate),
                choices=Presence.choices,
                required=False,
                initial=booking.presence,
                widget=forms.RadioSelect(attrs={"class": IN_A_ROW}),
            )

    def lines(self) -> list[tuple[Any, Any]]:
        """Each booking with its question."""
        return [(booking, self[name]) for name, booking in self.bookings.items()]

    def presences(self) -> dict[Any, str]:
        """Booking → mark, for every place."""
        return {booking: self.cleaned_data[name] for name, booking in self.bookings.items()}

    def standing(self, current: Any) -> dict[str, Any]:
        """The marks in the record of those whom this form marks too."""
        marked = dict(current.bookings.exclude(presence="").values_list("pk", "presence"))
        typed = [(n, b) for n, b in self.bookings.items() if self.cleaned_data[n]]
        return {name: marked[b.pk] for name, b in typed if b.pk in marked}


class TrainerForm(PlainForm):
    """Puts somebody on the list of trainers."""

    membership = forms.ModelChoiceField(
        queryset=Membership.objects.none(),
        label="Who",
        empty_label="Choose",
        help_text="Members who have the role of trainer and are not on the list.",
    )
    kind = forms.ChoiceField(
        choices=TrainerKind.choices, label="Kind of trainer", widget=forms.RadioSelect
    )

    def prepare(self) -> None:
        listed = Trainer.objects.serving().values("membership_id")
        people = Membership.objects.open().filter(roles__contains=[Role.TRAINER])
        self.fields["membership"].queryset = people.exclude(pk__in=listed)  # type: ignore[attr-defined]
