"""What follows for reviews when something happened upstream."""

from typing import Any

from core.journal.actors import CLOCK
from core.journal.reactions import reacts_to
from partnership.endings import stops_ending
from partnership.models import Agency
from reviews.models import AgencyAnswer


@reacts_to("agency.succeeded")
def follow_the_agency(entry: Any, agency: Any) -> None:
    """Whoever follows an agency answers for it; if asked itself, once for both."""
    asked = AgencyAnswer.objects.filter(agency=agency.successor).values("recommendation_id")
    owed = AgencyAnswer.objects.open().filter(agency=agency)
    for answer in owed.exclude(recommendation_id__in=asked):
        answer.follow_agency(by=CLOCK, at=entry.at)


@stops_ending(Agency)
def answers_to_give(agency: Any) -> str:
    """Nobody could give them any more."""
    waits = AgencyAnswer.objects.awaited().filter(agency=agency).exists()
    return f"{agency} still has recommendations to answer." if waits else ""
