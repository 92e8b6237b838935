"""What follows for reviews when something happened upstream."""

from typing import Any

from core.journal.actors import CLOCK
from core.journal.reactions import reacts_to
from reviews.models import AgencyAnswer


@reacts_to("agency.succeeded")
def follow_the_agency(entry: Any, agency: Any) -> None:
    """Whoever follows an agency answers for it; where it is asked itself, the team decides."""
    asked = AgencyAnswer.objects.filter(agency=agency.successor).values("recommendation_id")
    awaited = AgencyAnswer.objects.awaited().filter(agency=agency)
    for answer in awaited.exclude(recommendation_id__in=asked):
        answer.follow_agency(by=CLOCK, at=entry.at)
