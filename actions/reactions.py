"""What follows for actions when something happened upstream."""

from typing import Any

from actions.models import Action
from core.journal.actors import CLOCK
from core.journal.reactions import reacts_to


@reacts_to("agency.succeeded")
def follow_the_agency(entry: Any, agency: Any) -> None:
    """Whoever follows an agency takes on what it has open; what has ended stays with it."""
    for action in Action.objects.open().with_contributor(agency):
        action.follow_contributor(by=CLOCK, at=entry.at, agency=agency)
    for action in Action.objects.open().owned_by(agency):
        action.follow_agency(by=CLOCK, at=entry.at)
