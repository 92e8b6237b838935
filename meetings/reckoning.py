"""Adding up what was counted into one account, without a database.

An account is what a circular says about a group, or about the partnership as a whole: plain
numbers under plain names, so that it can be frozen as JSON and compared with the next one.
"""

from collections.abc import Iterable, Mapping
from typing import Any

ACTIONS = ("opened", "closed", "stopped", "open", "overdue", "awaiting", "extended")
SEATS = ("asked", "came")
HELD = "held"  # meetings at which an agency had a seat
NO_AGENCY = "No agency"

Row = Mapping[str, Any]


def added(rows: Iterable[Row], names: Iterable[str]) -> dict[str, int]:
    """The sum of each of these columns."""
    rows = list(rows)
    return {name: sum(row[name] for row in rows) for name in names}


def by_agency(actions: Iterable[Row], seats: Iterable[Row]) -> list[dict[str, Any]]:
    """One line for each agency that has an action or a seat, in the order of their names."""
    lines: dict[Any, dict[str, Any]] = {}
    for rows, names in ((actions, ACTIONS), (seats, (*SEATS, HELD))):
        for row in rows:
            line = lines.setdefault(row["agency_id"], _blank(row))
            for name in names:
                line[name] += row[name]
    return sorted(lines.values(), key=lambda line: (line["agency"] == NO_AGENCY, line["agency"]))


def _blank(row: Row) -> dict[str, Any]:
    numbers = dict.fromkeys((*ACTIONS, *SEATS, HELD), 0)
    return {"agency": row["agency__name"] or NO_AGENCY, **numbers}


def on_hand(actions: Mapping[str, int]) -> int:
    """Actions there were in the time: open at its end, or ended in it."""
    return actions["open"] + actions["closed"] + actions["stopped"]


def in_time(actions: Mapping[str, int]) -> int:
    """Open, with their owner, and not yet past their due date."""
    return actions["open"] - actions["overdue"] - actions["awaiting"]
