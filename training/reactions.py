"""What follows in the training room when something happened upstream."""

from typing import Any

from django.utils import timezone

from core.journal.actors import CLOCK
from core.journal.reactions import reacts_to
from core.pages.templatetags.words import day
from partnership.endings import follows_ending
from partnership.models import Membership
from training.models import Booking


@follows_ending(Membership)
def places_to_give_back(member: Any, me: Any) -> list[str]:
    """What the next reaction does, said before the membership ends."""
    held = Booking.objects.visible_to(me).to_come(at=timezone.now()).filter(delegate=member)
    return [
        f"Their place on “{booking.run.course}” on {day(booking.run.starts_at)} is cancelled."
        for booking in held.select_related("run__course").order_by("run__starts_at", "pk")
    ]


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
