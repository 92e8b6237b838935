"""Forms of the meeting itself: who came, what was said, decided and asked for."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.html import format_html

from core.pages.fields import DayField
from core.pages.forms import PlainForm
from meetings.choices import Attended
from meetings.models.meeting.holding import Came
from meetings.models.meeting.reads import FILLED
from partnership.models import Agency, Membership

BY_OFFICE = "The chair if present, otherwise the deputy"
FOR_ANOTHER = "needed if it was somebody else"
NAME_OF = 'Name in the minutes<span class="govuk-visually-hidden"> for {}</span>'


def seat_words(seat: Any) -> str:
    """Who sits there, the post and the agency, each once."""
    who = seat.holder.name if seat.holder else "Vacant"
    return f"{who}: {seat}, {seat.agency}" if seat.agency else f"{who}: {seat}"


class AttendanceForm(PlainForm):
    """One line for each seat: how it was filled, and by whom if not by its holder."""

    def __init__(self, *args: Any, seats: Any = (), recorded: Any = None, **kwargs: Any) -> None:
        self.seats, self.recorded = list(seats), recorded or {}
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        for seat in self.seats:
            line = self.recorded.get(seat.pk)
            self.fields[f"attended_{seat.pk}"] = forms.ChoiceField(
                label=seat_words(seat),
                choices=Attended.choices,
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline"}),
                initial=line.attended if line else None,
                required=seat.holder is not None,
                error_messages={"required": f"Say whether {seat} was filled."},
            )
            self.fields[f"name_{seat.pk}"] = forms.CharField(
                label=format_html(NAME_OF, seat),
                max_length=120,
                required=False,
                initial=line.name if line else (seat.holder.name if seat.holder else ""),
            )
            self.fields[f"name_{seat.pk}"].asked_if = FOR_ANOTHER  # type: ignore[attr-defined]
        seats = [(str(seat.pk), seat_words(seat)) for seat in self.seats]
        self.fields["chaired"] = forms.ChoiceField(
            label="Who chaired the meeting", choices=[("", BY_OFFICE), *seats], required=False
        )

    def lines(self) -> Iterator[tuple[Any, Any, Any]]:
        """(seat, its choice, its name) for the template's table."""
        for seat in self.seats:
            yield seat, self[f"attended_{seat.pk}"], self[f"name_{seat.pk}"]

    def clean(self) -> dict[str, Any]:
        for seat in self.seats:
            self._clean_name(seat)
        chaired = self.cleaned_data.get("chaired")
        if chaired and self.cleaned_data.get(f"attended_{chaired}") not in FILLED:
            self.add_error("chaired", "Choose somebody who came, or an alternate who did.")
        return self.cleaned_data

    def _clean_name(self, seat: Any) -> None:
        """Whoever fills a seat that is not theirs is named."""
        name = self.cleaned_data.get(f"name_{seat.pk}", "")
        attended = self.cleaned_data.get(f"attended_{seat.pk}")
        holder = seat.holder.name if seat.holder else ""
        if attended == Attended.ALTERNATE and name in ("", holder):
            self.add_error(f"name_{seat.pk}", f"Say who came in the place of {holder or seat}.")
        elif attended == Attended.PRESENT and not (name or holder):
            self.add_error(f"name_{seat.pk}", f"{seat} is vacant. Say who came.")

    def chaired_from(self) -> Any:
        """The seat of whoever chaired; None for the chair, or the deputy in their absence."""
        chosen = self.cleaned_data["chaired"]
        return next((seat for seat in self.seats if str(seat.pk) == chosen), None)

    def standing(self, current: Any) -> dict[str, Any]:
        """Who came as the record has it now."""
        found = {"chaired": str(current.chaired_from_id or "")}
        for line in current.attendances.filter(seat__in=self.seats):
            found[f"attended_{line.seat_id}"] = line.attended
            found[f"name_{line.seat_id}"] = line.name
        return found

    def came(self) -> dict[Any, Came]:
        """What was typed, by seat id; nothing of a vacant seat that nobody filled."""
        found = {}
        for seat in self.seats:
            if not self.cleaned_data[f"attended_{seat.pk}"]:
                continue
            attended = self.cleaned_data[f"attended_{seat.pk}"]
            is_holder = attended == Attended.PRESENT
            found[seat.pk] = Came(
                attended,
                membership=seat.holder if is_holder else None,
                name=self.cleaned_data[f"name_{seat.pk}"],
            )
        return found


class MinuteForm(PlainForm):
    """The minute of one item."""

    text = forms.CharField(
        label="Minute",
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=20_000,
        help_text="Every item needs a minute or a decision before the minutes are finalised.",
    )

    def clean_text(self) -> str:
        # Browsers send \r\n; the same text must be the same value.
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    @property
    def saved_version(self) -> Any:
        """The version the next save must name: as typed, or as it was when the page opened."""
        return self.data.get("version") if self.is_bound else self.initial.get("version")


class DecisionForm(PlainForm):
    """A decision, and the action it leads to if it leads to one."""

    text = forms.CharField(
        label="What was decided", widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )
    reasons = forms.CharField(
        label="Reasons", required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=4000
    )


class MeetingActionForm(PlainForm):
    """An action raised in the group's own log; it need not await the end of a review."""

    title = forms.CharField(label="What will be done", max_length=200)
    agency = forms.ModelChoiceField(queryset=Agency.objects.none(), label="Accountable agency")
    lead = forms.ModelChoiceField(
        queryset=Membership.objects.none(),
        required=False,
        label="Lead",
        help_text="A person of that agency. May be named later.",
    )
    due_on = DayField(label="Due")

    def prepare(self) -> None:
        self.fields["agency"].queryset = Agency.objects.serving()
        self.fields["lead"].queryset = Membership.objects.open().filter(agency__isnull=False)


class ConfirmForm(PlainForm):
    """Confirming the minutes of the last meeting, with corrections beside the text."""

    corrections = forms.CharField(
        label="Corrections",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        help_text="The text of the minutes stays as it was sent out; corrections stand beside it.",
    )
