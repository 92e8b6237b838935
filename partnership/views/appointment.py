"""Who sits in a seat: appointed, changed, ended."""

from typing import Any

from core.pages.forms import PlainForm
from core.pages.views.forms import EditPage, FormPage, VerbPage
from partnership.forms.subgroup import AppointmentForm, DepartureForm, TermForm
from partnership.models import Appointment
from partnership.views.places import OnAppointment, OnSeat, TopPage
from partnership.views.seat import KEEP


class AppointmentNew(OnSeat, TopPage, FormPage):
    permission = KEEP
    form_class = AppointmentForm
    button = "Appoint"

    def form_kwargs(self) -> dict[str, Any]:
        return {"seat": self.seat}

    def initial(self) -> dict[str, Any]:
        return {"from_on": self.today}

    def context(self, **extra: Any) -> dict[str, Any]:
        title = f"Appoint somebody to “{self.seat}”"
        agency = self.seat.agency
        words = f"A seat of {agency}: its members can be chosen." if agency else ""
        return super().context(**{"title": title, "summary": words, **extra})

    def perform(self, form: PlainForm) -> Appointment:
        return Appointment.make(by=self.me, at=self.now, seat=self.seat, **form.answers())

    def say(self, result: Appointment) -> str:
        return f"{result.membership} sits in “{result.seat}” now."


class AppointmentEdit(OnAppointment, EditPage):
    permission = KEEP
    form_class = TermForm

    def heading(self) -> str:
        return f"Change the term of {self.object.membership}"


class AppointmentEnding(OnAppointment, VerbPage):
    permission = KEEP
    verb = "end"
    form_class = DepartureForm
    button = "End the appointment"
    is_harmful = True

    def initial(self) -> dict[str, Any]:
        return {**super().initial(), "on": self.today}

    def heading(self) -> str:
        return f"End the appointment of {self.object.membership}?"

    def consequences(self) -> list[str]:
        vacant = "" if self.object.is_alternate else " The seat falls vacant."
        return [
            f"{self.object.membership} no longer sits on {self.group} and can no longer open "
            f"its papers.{vacant}"
        ]
