"""Who came: a line for each seat, and for whoever else was in the room."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.html import format_html

from meetings.choices import Attended
from meetings.forms.others import OthersForm
from meetings.models.meeting.holding import Came
from meetings.models.meeting.reads import FILLED

BY_OFFICE = "The chair if present, otherwise the deputy"
FOR_ANOTHER = "needed if it was somebody else"
STOOD_IN = "Who came instead<span class='govuk-visually-hidden'> of {}</span>"


def seat_words(seat: Any) -> str:
    """Who sits there, the post and the agency, each once."""
    who = seat.holder.name if seat.holder else "Vacant"
    return f"{who}: {place_words(seat)}"


def place_words(seat: Any) -> str:
    """The post and the agency, for a seat that nobody holds."""
    return f"{seat}, {seat.agency}" if seat.agency else str(seat)


class AttendanceForm(OthersForm):
    """One line for each seat: how it was filled, and by whom if not by its holder.

    ``everybody``: seats that nobody marked yet begin as filled by their holders.
    """

    def __init__(
        self,
        *args: Any,
        seats: Any = (),
        recorded: Any = None,
        everybody: bool = False,
        **kwargs: Any,
    ) -> None:
        self.seats, self.recorded, self.everybody = list(seats), recorded or {}, everybody
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        for seat in self.seats:
            self._ask_of(seat, self.recorded.get(seat.pk))
        seats = [(str(seat.pk), seat_words(seat)) for seat in self.seats]
        self.fields["chaired"] = forms.ChoiceField(
            label="Who chaired the meeting", choices=[("", BY_OFFICE), *seats], required=False
        )
        self.ask_of_others()

    def _ask_of(self, seat: Any, line: Any) -> None:
        begins = Attended.PRESENT if self.everybody and seat.holder else None
        self.fields[f"attended_{seat.pk}"] = forms.ChoiceField(
            label=seat_words(seat),
            choices=Attended.choices,
            widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
            initial=line.attended if line else begins,
            required=seat.holder is not None,
            error_messages={"required": f"Say whether {named(seat)} came."},
        )
        self.fields[f"name_{seat.pk}"] = forms.CharField(
            label=format_html(STOOD_IN, seat),
            max_length=120,
            required=False,
            initial=name_of_another(seat, line),
        )
        self.fields[f"name_{seat.pk}"].asked_if = FOR_ANOTHER  # type: ignore[attr-defined]

    @property
    def unmarked(self) -> bool:
        """Whether somebody's seat is not marked yet."""
        return any(seat.holder and seat.pk not in self.recorded for seat in self.seats)

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
        self.clean_others()
        return self.cleaned_data

    def _clean_name(self, seat: Any) -> None:
        """Whoever fills a seat that is not theirs is named."""
        name = self.cleaned_data.get(f"name_{seat.pk}", "")
        attended = self.cleaned_data.get(f"attended_{seat.pk}")
        holder = seat.holder.name if seat.holder else ""
        if attended == Attended.ALTERNATE and name in ("", holder):
            self.add_error(f"name_{seat.pk}", f"Say who came in the place of {named(seat)}.")
        elif attended == Attended.PRESENT and not (name or holder):
            words = f"The seat of {place_words(seat)} is vacant. Say who came."
            self.add_error(f"name_{seat.pk}", words)

    def chaired_from(self) -> Any:
        """The seat of whoever chaired; None for the chair, or the deputy in their absence."""
        chosen = self.cleaned_data["chaired"]
        return next((seat for seat in self.seats if str(seat.pk) == chosen), None)

    def standing(self, current: Any) -> dict[str, Any]:
        """Who came as the record has it now."""
        found = {"chaired": str(current.chaired_from_id or ""), **self.others_standing(current)}
        lines = {line.seat_id: line for line in current.attendances.filter(seat__in=self.seats)}
        for seat in self.seats:
            if seat.pk in lines:
                found[f"attended_{seat.pk}"] = lines[seat.pk].attended
                found[f"name_{seat.pk}"] = name_of_another(seat, lines[seat.pk])
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


def named(seat: Any) -> str:
    """Who holds the seat; where nobody does, its post and agency."""
    return str(seat.holder.name) if seat.holder else place_words(seat)


def name_of_another(seat: Any, line: Any) -> str:
    """The name a line bears, unless it is the holder's own."""
    holder = seat.holder.name if seat.holder else ""
    return line.name if line and line.name != holder else ""
