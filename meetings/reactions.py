"""What follows in the meetings room when something happened to a meeting or to a source."""

from typing import Any

from django.utils import timezone

from core.journal.actors import CLOCK
from core.journal.reactions import reacts_to
from meetings.choices import Part
from meetings.models import AgendaItem, Meeting, Paper
from partnership.endings import stops_ending
from partnership.models import Subgroup


@reacts_to("meeting.moved")
def papers_follow(entry: Any, meeting: Any) -> None:
    """Papers still to be handed in have the new deadline; one gone by makes none of them late."""
    met, new = timezone.localdate(meeting.starts_at), meeting.papers_day
    is_gone = new < timezone.localdate(entry.at)
    awaited = Paper.objects.wanted().filter(item__meeting=meeting, handed_in_at__isnull=True)
    for paper in awaited.exclude(due_on=new):
        due_on = min(paper.due_on, met) if is_gone else new
        if due_on != paper.due_on:
            paper.revise(by=CLOCK, at=entry.at, due_on=due_on, reason="The meeting moved.")


@reacts_to("source.restricted", "source.opened")
def items_change_parts(entry: Any, source: Any) -> None:
    """What is about a restricted source stands in Part B, for as long as it is restricted."""
    belongs = Part.B if source.is_restricted else Part.A
    for item in AgendaItem.objects.filter(source=source).exclude(part=belongs):
        item.change_parts(by=CLOCK, at=entry.at)


@stops_ending(Subgroup)
def meetings_to_come(group: Any) -> str:
    """Nobody would come to them."""
    waiting = Meeting.objects.filter(group=group, held_at__isnull=True, cancelled_at__isnull=True)
    return f"{group} has meetings in the calendar. Cancel them first." if waiting.exists() else ""
