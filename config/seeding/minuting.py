"""What stands in the minutes of Wealdshire's meetings: counted where it can be counted."""

from datetime import date
from typing import Any

from actions.models import Action
from meetings.choices import Attended, ItemKind
from reviews.models import LearningSource


def said_under(item: Any, meeting: Any, before: Any, topic: dict[str, Any]) -> str:
    """The minute of one item; ``before`` is the group's last meeting or None."""
    if item.title == topic["item"]:
        return str(topic["minute"])
    if item.kind == ItemKind.MINUTES:
        return _last_minutes(before)
    if item.kind == ItemKind.ACTIONS:
        return _open_actions(meeting)
    if item.title == "Review updates":
        return _new_sources(meeting, before)
    return _who_came(meeting)


def _day(on: date) -> str:
    return f"{on.day} {on:%B}"


def _names(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _who_came(meeting: Any) -> str:
    lines = meeting.attendances.order_by("seat__order")
    sorry = [line.name for line in lines if line.attended == Attended.APOLOGIES]
    apologies = f"Apologies came from {_names(sorry)}." if sorry else "Nobody was missing."
    return f"{lines[0].name} welcomed the members. {apologies} No interest was declared."


def _last_minutes(before: Any) -> str:
    if before is None:
        return "This was the group's first meeting under its terms."
    return f"The minutes of {_day(before.starts_at.date())} were agreed as they stand."


def _open_actions(meeting: Any) -> str:
    """Of the group's actions, how many were open that day and whose were late."""
    on = meeting.starts_at.date()
    raised = Action.objects.filter(group=meeting.group, raised_on__lt=on)
    still = raised.exclude(closed_on__lte=on).exclude(stopped_on__lte=on)
    late = still.filter(due_on__lt=on)
    if not still:
        return "The group has no open actions yet." if not raised else "No action is open."
    agencies = sorted({action.agency.name for action in late.select_related("agency")})
    if not late:
        return f"{_open(len(still))}. None is past its day."
    return f"{_open(len(still))}; past their day: {len(late)}, of {_names(agencies)}."


def _open(count: int) -> str:
    return f"{count} actions are open" if count > 1 else "One action is open"


def _new_sources(meeting: Any, before: Any) -> str:
    """Which sources everybody may know of came in since the last meeting."""
    since = {"received_on__gt": before.starts_at.date()} if before else {}
    on = meeting.starts_at.date()
    rows = LearningSource.objects.open().filter(received_on__lte=on, **since)
    titles = [
        f"“{title}”" for title in rows.order_by("received_on").values_list("title", flat=True)
    ]
    return f"Received since: {_names(titles)}." if titles else "Nothing new has been received."
