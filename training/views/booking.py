"""Bookings: the register, one's own learning, and giving a place back."""

from typing import Any

from core.pages.parts import Fact
from core.pages.templatetags.words import clock, day
from core.pages.views.base import Page
from core.pages.views.forms import VerbPage
from core.pages.views.lists import ListPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from training.filters import BookingFilters
from training.forms.course import GivingBack
from training.models import Booking
from training.views.parts import down_to, tabs

SHOWN = 100


class BookingList(ListPage):
    permission = "bookings.read"
    model = Booking
    template_name = "training/booking_list.html"
    title = "Bookings"
    filterset_class = BookingFilters
    first_sort = "-booked"
    sorts = {"booked": ("booked_at", "pk"), "begins": ("run__starts_at", "pk")}

    def decorate(self, rows: Any) -> Any:
        return rows.select_related("run__course", "delegate", "agency")

    def paged(self, rows: Any) -> Any:
        page = super().paged(rows)
        for booking in page:
            booking.shown_state = booking.state(self.now)
        return page

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(
            tabs=tabs("training:booking_list"),
            noun="booking,bookings",
            empty_words="There is no booking that you may read.",
            empty_hint="Places are booked on the page of a run.",
            **extra,
        )


class MyLearning(Page):
    """One's own bookings: to come first, then what was learnt."""

    permission = "bookings.read"
    template_name = "training/learning.html"
    title = "My training"

    def context(self, **extra: Any) -> dict[str, Any]:
        mine = Booking.objects.filter(delegate=self.me).select_related("run__course")
        ahead = list(mine.to_come(at=self.now).order_by("run__starts_at", "pk")[:SHOWN])
        past = mine.holding().filter(run__starts_at__lte=self.now, run__cancelled_at__isnull=True)
        past = list(past.order_by("-run__starts_at", "pk")[:SHOWN])
        for booking in (*ahead, *past):
            booking.shown_state = booking.state(self.now)
        return super().context(
            tabs=tabs("training:learning"),
            ahead=ahead,
            past=past,
            programme_url=address("training:run_list") + "?state=room",
            **extra,
        )


class _One:
    model = Booking

    def get_queryset(self) -> Any:
        rows = super().get_queryset()  # type: ignore[misc]
        return rows.select_related("run__course", "run__trainer", "delegate", "agency", "booked_by")

    def trail(self) -> list[Crumb]:
        return down_to(self.object.run)  # type: ignore[attr-defined]


class BookingDetail(_One, DetailPage):
    permission = "bookings.read"
    template_name = "training/booking_detail.html"

    def heading(self) -> str:
        return f"{self.object.run.course}, {day(self.object.run.starts_at)}"

    def steps(self) -> list[Step]:
        here = self.object
        ahead = here.run.starts_at > self.now and not here.run.cancelled_at
        url = address("training:booking_cancellation", code=here.code)
        going = ahead and not here.cancelled_at
        return [Step("Cancel this place", url, "bookings.cancel", when=going)]

    def context(self, **extra: Any) -> dict[str, Any]:
        here = self.object
        facts = [
            Fact("Course", here.run.course, here.run.course.get_absolute_url()),
            Fact("Run", here.run.code, here.run.get_absolute_url()),
            Fact("Day", day(here.run.starts_at)),
            Fact("Time", f"{clock(here.run.starts_at)} to {clock(here.run.ends_at)}"),
            Fact("Venue", here.run.venue),
            Fact("Delegate", here.delegate),
            Fact("Agency when booked", here.agency),
            Fact("Booked", here.booked_at, note=f"by {here.booked_by}"),
        ]
        if here.cancelled_at:
            facts.append(Fact("Cancelled", here.cancelled_at, note=here.cancel_reason))
        may_diary = not here.cancelled_at and self.may("runs.diary", here.run)
        return super().context(
            facts=facts, state=here.state(self.now), may_diary=may_diary, **extra
        )


class BookingCancellation(_One, VerbPage):
    permission = "bookings.cancel"
    form_class = GivingBack
    verb = "cancel"
    button = "Cancel this place"
    cancel_label = "Keep the place"
    done = "The place is cancelled and free for somebody else."

    def form_kwargs(self) -> dict[str, Any]:
        return {"is_own": self.object.delegate_id == self.me.pk}

    def heading(self) -> str:
        here = self.object
        return f"Cancel the place of {here.delegate} on “{here.run.course}”?"

    def consequences(self) -> list[str]:
        return ["Somebody else can book the place at once. You cannot undo this, only book again."]
