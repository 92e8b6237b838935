"""The two charts of the Board: actions by state and agency, attendance against the promise."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from core.documents.charts import Chart, stacked
from core.documents.shares import Promise, Share, shares
from core.pages.templatetags.words import day
from meetings.promise import OF, PROMISED, WORDS, judged
from meetings.reckoning import in_time

STATES = ("Overdue", "Awaiting sign-off", "Not yet due", "Closed")
OPEN_ONLY = "Restricted sources not counted."


def actions_chart(
    lines: Sequence[dict[str, Any]], *, first: date, last: date, colour: str
) -> Chart | None:
    """Each agency's actions as they stand on ``last``; closed ones since ``first``."""
    rows = [(line["agency"], states) for line in lines if any(states := _states(line))]
    if not rows:
        return None
    return stacked(
        f"Actions by agency and state, {day(last)}",
        rows,
        parts=STATES,
        colour=colour,
        first="Agency",
        note=f"Closed: since {day(first)}. {OPEN_ONLY}",
    )


def _states(line: dict[str, Any]) -> list[int]:
    return [line["overdue"], line["awaiting"], in_time(line), line["closed"]]


def attendance_chart(
    lines: Sequence[dict[str, Any]], *, first: date, last: date, colour: str
) -> Chart | None:
    """Seats filled at every group's meetings of twelve months, against 3 of 4."""
    rows = [_share(line) for line in lines if line["asked"]]
    if not rows:
        return None
    return shares(
        "Seats filled at meetings, against the promise",
        rows,
        promise=Promise(PROMISED / OF, WORDS),
        colour=colour,
        columns=["Agency", "Seats filled", "Seats", WORDS],
        note=f"Meetings held from {day(first)} to {day(last)}. An alternate fills a seat.",
    )


def _share(line: dict[str, Any]) -> Share:
    came, asked = line["came"], line["asked"]
    # A circular that went out before meetings were counted says what it said then.
    held = line.get("held", OF)
    return Share(line["agency"], came, asked, judged(came, asked, held=held))
