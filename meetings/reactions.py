"""What follows in the meetings room when something happened to a meeting."""

from typing import Any

from core.journal.actors import CLOCK
from core.journal.reactions import reacts_to
from meetings.models import Paper


@reacts_to("meeting.moved")
def papers_follow(entry: Any, meeting: Any) -> None:
    """Papers still to be handed in have the new deadline."""
    awaited = Paper.objects.wanted().filter(item__meeting=meeting, handed_in_at__isnull=True)
    for paper in awaited.exclude(due_on=meeting.papers_day):
        paper.revise(by=CLOCK, at=entry.at, due_on=meeting.papers_day, reason="The meeting moved.")
