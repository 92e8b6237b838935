"""The programme, and each run in it."""

from typing import Any

from core.pages.parts import Fact
from core.pages.templatetags.words import clock, day
from core.pages.views.lists import ListPage
from core.pages.views.records import DetailPage, Step
from core.tenancy.addresses import address
from training.filters import RunFilters
from training.models import Booking, CourseRun
from training.views.full import SaysFull
from training.views.parts import tabs, up_to


class RunList(ListPage):
    permission = "training.read"
    model = CourseRun
    template_name = "training/run_list.html"
    title = "Programme"
    filterset_class = RunFilters
    sorts = {"begins": ("starts_at", "pk"), "venue": ("venue", "pk")}

    def decorate(self, rows: Any) -> Any:
        return rows.select_related("course", "trainer__membership").with_taken()

    def paged(self, rows: Any) -> Any:
        page = super().paged(rows)
        for run in page:
            run.shown_state = run.state(self.now)
        return page

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(
            tabs=tabs("training:run_list"),
            noun="run,runs",
            empty_words="No run is to come.",
            empty_hint="Runs are scheduled on the page of their course.",
            **extra,
        )


class RunDetail(SaysFull, DetailPage):
    permission = "training.read"
    template_name = "training/run_detail.html"

    def heading(self) -> str:
        return f"{self.object.course}, {day(self.object.starts_at)}"

    def trail(self) -> Any:
        return up_to(self.object.course)

    @property
    def is_ahead(self) -> bool:
        return bool(self.object.is_ahead(self.now))

    def instead(self) -> dict[str, Any]:
        """Whoever holds a place and books for nobody else needs no other run."""
        if self.mine and not self.may("bookings.nominate", self.object):
            return {"is_full": False}
        return super().instead()

    def steps(self) -> list[Step]:
        return [*self._places(), *self._planning()]

    def _places(self) -> list[Step]:
        """What one does about places: book, nominate, give back."""
        run, mine = self.object, self.mine
        to = {"code": run.code}
        room = self.is_ahead and run.taken < run.places
        booking = address("training:run_booking", **to)
        found = [
            Step("Book a place", booking, "bookings.make", primary=True, when=room and not mine),
            Step(
                "Book for somebody",
                address("training:run_nomination", **to),
                "bookings.nominate",
                when=room,
            ),
        ]
        if mine and self.is_ahead:
            url = address("training:booking_cancellation", code=mine.code)
            found.append(Step("Cancel my place", url, "bookings.cancel", thing=mine))
        return found

    def _planning(self) -> list[Step]:
        """What the trainer and the business team do."""
        run, plan, to = self.object, "training.plan", {"code": self.object.code}
        register = address("training:run_register", **to)
        begun = run.cancelled_at is None and not self.is_ahead and run.taken > 0
        return [
            Step("Mark the register", register, "register.mark", primary=True, when=begun),
            Step("Edit", address("training:run_edit", **to), plan, when=self.is_ahead),
            Step(
                "Cancel the run",
                address("training:run_cancellation", **to),
                plan,
                when=self.is_ahead,
            ),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        run = self.object
        rows = Booking.objects.visible_to(self.me).filter(run=run)
        bookings = list(rows.select_related("delegate", "agency").order_by("delegate__name", "pk"))
        for booking in bookings:
            booking.run = run
            booking.shown_state = booking.state(self.now)
        held = [booking for booking in bookings if not booking.cancelled_at]
        facts = [
            Fact("Course", run.course, run.course.get_absolute_url()),
            Fact("Day", day(run.starts_at)),
            Fact("Time", f"{clock(run.starts_at)} to {clock(run.ends_at)}"),
            Fact("Venue", run.venue),
            Fact("Trainer", run.trainer),
            Fact("Places", f"{run.taken} of {run.places} booked"),
        ]
        return super().context(
            facts=facts,
            held=held,
            given_back=[booking for booking in bookings if booking.cancelled_at],
            mine=self.mine,
            state=run.state(self.now),
            may_diary=self.may("runs.diary", run),
            **self.instead(),
            **extra,
        )
