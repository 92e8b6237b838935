"""Holding a place on a run, for oneself or for somebody else."""

from typing import Any

from core.pages.forms import PlainForm
from core.pages.templatetags.words import clock, day
from core.pages.views.forms import BeneathPage
from training.forms.run import Nomination
from training.models import Full
from training.places import words
from training.views.full import SaysFull


class _Holding(SaysFull, BeneathPage):
    """Books one place on a run."""

    template_name = "training/place_form.html"
    whose = ""
    way_back = ""

    def context(self, **extra: Any) -> dict[str, Any]:
        run = self.object
        when = f"{day(run.starts_at)}, {clock(run.starts_at)} to {clock(run.ends_at)}"
        free = f"{words(run.places, run.taken)} at present."
        about = [f"{self.whose} place is on {when}, {run.venue}.", free, self.way_back]
        return super().context(consequences=about, **self.instead(), **extra)

    def book(self, delegate: Any) -> Any:
        """Who comes too late is told of the next run with a place, after the lock is gone."""
        try:
            return self.object.book(delegate=delegate, by=self.me, at=self.now)
        except Full as full:
            raise self.object.full(self.now) from full


class RunBooking(_Holding):
    permission = "bookings.make"
    form_class = PlainForm
    button = "Book my place"
    whose = "Your"
    way_back = "You can cancel it until the run begins."

    def heading(self) -> str:
        course = f"“{self.object.course}”"
        return f"Your place on {course}" if self.mine else f"Book a place on {course}?"

    def instead(self) -> dict[str, Any]:
        """Whoever holds a place is led to it: there is nothing to book, here or elsewhere."""
        return {"mine": self.mine} if self.mine else super().instead()

    def perform(self, form: Any) -> Any:
        return self.book(self.me)

    def say(self, result: Any) -> str:
        return f"Your place is booked. You can cancel it until the run begins. ({result.code})"


class RunNomination(_Holding):
    permission = "bookings.nominate"
    form_class = Nomination
    button = "Book the place"
    whose = "Their"
    way_back = "They, you or the business team can cancel it until the run begins."

    def heading(self) -> str:
        return f"Book a place on “{self.object.course}” for somebody"

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(told=["Whoever takes the place"], **extra)

    def perform(self, form: Any) -> Any:
        return self.book(form.cleaned_data["delegate"])

    def next_url(self, result: Any) -> str:
        return str(result.run.get_absolute_url())

    def say(self, result: Any) -> str:
        return f"{result.delegate} holds a place and is told."
