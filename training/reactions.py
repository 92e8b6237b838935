"""What follows in the training room when something happened upstream."""

from typing import Any

from core.journal.actors import CLOCK
from core.journal.reactions import reacts_to
from training.models import Booking


@reacts_to("membership.ended")
def give_places_back(entry: Any, membership: Any) -> None:
    """A place held for somebody who has left is a place somebody else could have."""
    for booking in Booking.objects.to_come(at=entry.at).filter(delegate=membership):
        booking.cancel(by=CLOCK, at=entry.at, reason="The membership ended.")


@reacts_to("agency.succeeded")
def follow_the_agency(entry: Any, agency: Any) -> None:
    """Places to come are the successor's; past ones keep the agency of their day."""
    for booking in Booking.objects.to_come(at=entry.at).filter(agency=agency):
        booking.follow_agency(by=CLOCK, at=entry.at)
