"""Who is told of what happens in the training room."""

from collections.abc import Iterable
from typing import Any

from core.journal.notify import Notification
from core.pages.templatetags.words import moment
from partnership.models import Membership

NEWS = {"starts_at", "ends_at", "venue", "trainer"}


def _booked(run: Any) -> Iterable[Any]:
    """Everybody who holds a place on this run."""
    held = run.bookings.holding()
    return list(Membership.objects.open().filter(bookings__in=held))


def _when_and_where(run: Any) -> str:
    return f"{run.course}, {moment(run.starts_at)}, {run.venue}"


class RunCancelled(Notification):
    """Everybody who was booked; their places stay as they were, for the record."""

    on = "run.cancelled"
    heading = "A course you are booked on was cancelled"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return _booked(subject)

    def line(self, entry: Any, subject: Any) -> str:
        return f"Cancelled: {_when_and_where(subject)}."


class RunChanged(Notification):
    """Day, time, venue or trainer changed; how many places there are is no news to them."""

    on = "run.revised"
    heading = "A course you are booked on was changed"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        is_news = not NEWS.isdisjoint(entry.facts["fields"])
        return _booked(subject) if is_news and not subject.cancelled_at else []

    def line(self, entry: Any, subject: Any) -> str:
        return f"A course you are booked on was changed. It is now {_when_and_where(subject)}."


class PlaceBooked(Notification):
    """The delegate, when somebody else booked for them."""

    on = "booking.made"
    heading = "A place on a course is booked for you"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return [] if subject.cancelled_at else [subject.delegate]

    def line(self, entry: Any, subject: Any) -> str:
        return f"A place is booked for you: {_when_and_where(subject.run)}."


class BookingCancelled(Notification):
    """The delegate, when somebody else gave the place back."""

    on = "booking.cancelled"
    heading = "Your place on a course was cancelled"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return [subject.delegate]

    def line(self, entry: Any, subject: Any) -> str:
        return f"Your place was cancelled: {_when_and_where(subject.run)}."
