"""Fill the stage: 150 partnerships and 400,000 actions with their history and entries.

``python -m benchmarks.generate [--scale 0.01]``: a scale shrinks the actions, and the
partnerships no further than to five. Does nothing when the stage holds that already.
"""

import argparse
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.stage import owner, stage

PARTNERSHIPS, ACTIONS, LARGE, SMALL = 150, 400_000, 40_000, 4_000
FEWEST = 5
# Each partnership's actions come in so many parts, so that in the table, as after years of
# use, the rows of all partnerships lie mixed.
PARTS = 10
PLAIN_ROWS = 10_000
SQL = Path(__file__).parent / "sql"

# What an action's row and each of its history rows have in common: column to drawn column.
COMMON = {
    **{
        name: name
        for name in (
            *("id", "code", "title", "text", "measure", "raised_on", "original_due_on"),
            *("agency_id", "group_id", "lead_id", "plan_id", "recommendation_id", "source_id"),
        )
    },
    "partnership_id": "%(partnership)s",
    "import_key": "''",
}


def shares(scale: float) -> list[int]:
    """How many actions each partnership has: the large one, the small one, the others alike."""
    number = max(FEWEST, round(PARTNERSHIPS * min(1, scale * 10)))
    large, small = round(LARGE * scale), round(SMALL * scale)
    rest = round(ACTIONS * scale) - large - small
    each, over = divmod(rest, number - 2)
    return [large, small, *(each + (n < over) for n in range(number - 2))]


def fill(scale: float) -> str:
    """Generate everything. Gives what stands there now, in words."""
    from django.utils import timezone

    from partnership.models import Partnership

    wanted = shares(scale)
    if Partnership.objects.filter(slug="area-000").exists():
        return "The stage is filled already; remove var/benchmarks/postgres to begin again."
    began, at = time.monotonic(), timezone.now()
    homes = [_frame(number, at) for number in range(len(wanted))]
    for part in range(PARTS):
        for home, count in zip(homes, wanted, strict=True):
            _actions(home, count * part // PARTS + 1, count * (part + 1) // PARTS)
    with owner() as connection:
        connection.execute((SQL / "plain.sql").read_text().format(rows=PLAIN_ROWS))
        connection.commit()
        connection.autocommit = True
        connection.execute("VACUUM (ANALYZE)")
    took = time.monotonic() - began
    return f"{len(wanted)} partnerships and {sum(wanted):,} actions in {took:.0f} s"


def _frame(number: int, at: datetime) -> Any:
    from actions.models import ActionPlan
    from benchmarks.frame import Frame
    from benchmarks.planting import plant
    from core.tenancy import scope

    frame = Frame(number, at)
    home = frame.build()
    team, on = frame.members["manager"], frame.at.date()
    logs = [
        ActionPlan(code=f"PL-L{n:03d}", title=f"Log of {group.name}", group=group, drafted_on=on)
        for n, group in enumerate(frame.groups)
    ]
    answers = [
        ActionPlan(
            code=f"PL-S{n:03d}",
            title=f"Plan for {source.title}",
            source=source,
            group=source.owner_group,
            drafted_on=on,
            drafted_by=team,
        )
        for n, source in enumerate(frame.sources)
    ]
    with scope.within(home.pk):
        plant(logs, "plan.opened", at=frame.at)
        plant(answers, "plan.drafted", at=frame.at)
    return home


def _actions(home: Any, first: int, last: int) -> None:
    """One part of a partnership's actions, set-based: a verb a row would take hours."""
    from django.db import connection
    from django.utils import timezone
    from psycopg import ClientCursor

    from core.tenancy import scope

    facts = {
        "partnership": home.pk,
        "first": first,
        "last": last,
        "today": timezone.localdate(),
    }
    names = {"action": ", ".join(COMMON), "drawn": ", ".join(COMMON.values())}
    # A script is many statements; only a cursor that binds on this side sends them at once.
    with scope.within(home.pk), ClientCursor(connection.connection) as cursor:
        for script in ("actions.sql", "parts.sql"):
            cursor.execute((SQL / script).read_text().format(**names), facts)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate")
    parser.add_argument("--scale", type=float, default=1.0)
    chosen = parser.parse_args()
    with stage():
        print(fill(chosen.scale))


if __name__ == "__main__":
    main()
