"""Who is told of what happens in the training room."""

from collections.abc import Iterable
from typing import Any

from core.journal.notify import Notification
from partnership.models import Membership

NEWS = {"starts_at", "ends_at", "venue", "trainer"}


def _booked(run: Any) -> Iterable[Any]:
    """Everybody who holds a place on this run."""
    held = run.bookings.holding()
    return list(Membership.objects.open().filter(bookings__in=held))


class RunCancelled(Notification):
    """Everybody who was booked; their places stay as they were, for the record."""

    on = "run.cancelled"
    heading = "A course you are booked on was cancelled"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return _booked(subject)


class RunChanged(Notification):
    """Day, time, venue or trainer changed; how many places there are is no news to them."""

    on = "run.revised"
    heading = "A course you are booked on was changed"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        is_news = not NEWS.isdisjoint(entry.facts["fields"])
        return _booked(subject) if is_news and not subject.cancelled_at else []


class PlaceBooked(Notification):
    """The delegate, when somebody else booked for them."""

    on = "booking.made"
    heading = "A place on a course is booked for you"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return [] if subject.cancelled_at else [subject.delegate]


class BookingCancelled(Notification):
    """The delegate, when somebody else gave the place back."""

    on = "booking.cancelled"
    heading = "Your place on a course was cancelled"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return [subject.delegate]
