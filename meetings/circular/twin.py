"""What page and PDF show of a circular: made from its content alone, so that they agree."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.documents.charts import Chart
from core.pages.parts import Figure
from meetings.circular import wording
from meetings.circular.charts import actions_chart, attendance_chart
from meetings.circular.tables import Table, agencies_table, five, groups_table, numbers_of
from meetings.models.circular.content import MISSING, NIL, RETURNED
from meetings.quarters import Quarter

# What stands in the place of a group's words that did not come, before the reason.
NOT_THERE = {MISSING: wording.MISSING, RETURNED: wording.RETURNED}


@dataclass(frozen=True)
class Part:
    """One group's page: its words under their headings, its numbers, its agencies."""

    name: str
    anchor: str
    chair: str
    said: list[tuple[str, str]]
    silence: str
    figures: list[Figure]
    table: Table | None

    @property
    def table_caption(self) -> str:
        """Its agencies' table may stand on another page than its name."""
        return f"{self.name}: {self.table.caption.lower()}" if self.table else ""

    @property
    def nothing(self) -> str:
        """What is said in the place of numbers where there are none."""
        return "" if self.figures else wording.NOTHING_COUNTED


@dataclass(frozen=True)
class Twin:
    """A whole circular, ready to be shown."""

    number: str
    period: str
    message: str
    asks: list[str]
    figures: list[Figure]
    comparison: str
    charts: list[Chart]
    overview: Table
    parts: list[Part]
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def title(self) -> str:
        return f"Executive Circular, {self.period}"


def twin_of(content: dict[str, Any], *, colour: str) -> Twin:
    """Make the twin of a content; ``colour`` ("#rrggbb") draws its charts."""
    first, last = (date.fromisoformat(content[name]) for name in ("from", "to"))
    year_from = date.fromisoformat(content["year"]["from"])
    before, whole = content["before"], content["whole"]
    charts = (
        actions_chart(whole["by_agency"], first=first, last=last, colour=colour),
        attendance_chart(content["year"]["by_agency"], first=year_from, last=last, colour=colour),
    )
    return Twin(
        number=content["number"],
        period=Quarter(first).words,
        message=content["message"],
        asks=content["asks"],
        figures=five(whole, before["whole"] if before else None),
        comparison=wording.compared_with(before["number"]) if before else wording.FIRST,
        charts=[chart for chart in charts if chart],
        overview=groups_table(content["groups"], whole),
        # A circular that went out with one reason for all that were missing still gives it.
        parts=[
            _part({"without_reason": content.get("without_reason", ""), **group})
            for group in content["groups"]
        ],
        notes=list(wording.counting_notes(first, last, year_from)),
    )


def _part(group: dict[str, Any]) -> Part:
    said = [
        (heading, group["texts"][name])
        for name, heading in wording.HEADINGS.items()
        if group["texts"].get(name)
    ]
    return Part(
        name=group["name"],
        anchor=f"group-{group['slug']}",
        chair=group["chair"],
        said=said,
        silence=_silence(group["state"], group["without_reason"]),
        figures=numbers_of(group["account"]),
        table=agencies_table(group["account"]["by_agency"]),
    )


def _silence(state: str, without_reason: str) -> str:
    if state == NIL:
        return wording.NIL
    return f"{NOT_THERE[state]} {without_reason}".strip() if state in NOT_THERE else ""
