"""What follows for actions when something happened upstream."""

from typing import Any

from actions.models import Action
from core.journal.actors import CLOCK
from core.journal.reactions import reacts_to
from partnership.endings import stops_ending
from partnership.models import Agency, Subgroup


@reacts_to("agency.succeeded")
def follow_the_agency(entry: Any, agency: Any) -> None:
    """Whoever follows an agency takes on what it has open; what has ended stays with it."""
    for action in Action.objects.open().with_contributor(agency):
        action.follow_contributor(by=CLOCK, at=entry.at, agency=agency)
    for action in Action.objects.open().owned_by(agency):
        action.follow_agency(by=CLOCK, at=entry.at)


@stops_ending(Agency)
def actions_to_do(agency: Any) -> str:
    """Nobody would be accountable for them."""
    owns = Action.objects.open().owned_by(agency).exists()
    return f"{agency} is accountable for open actions." if owns else ""


@stops_ending(Subgroup)
def actions_to_oversee(group: Any) -> str:
    """Nobody would sign them off."""
    if not Action.objects.open().overseen_by([group]).exists():
        return ""
    return f"{group} oversees open actions. Edit them first: another group has to oversee them."
