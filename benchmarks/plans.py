"""How PostgreSQL answers the register's questions: as the role `app`, under row security.

``python -m benchmarks.plans [--whole]``: for each page, every statement that reads actions, how
it reached them and in what time; fails when one reads the whole table, or by an index that
does not begin with the partnership.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from benchmarks.stage import stage

TABLE = "actions_action"


def statements() -> dict[str, list[str]]:
    """The SELECTs about actions of each page of benchmarks.register."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from benchmarks.register import pages

    found = {}
    for name, ask in pages().items():
        with CaptureQueriesContext(connection) as caught:
            ask()
        found[name] = [q["sql"] for q in caught if f'"{TABLE}"' in q["sql"]]
    return {name: asked for name, asked in found.items() if asked}


def explained(sql: str, slug: str) -> dict[str, Any]:
    """The plan of a statement, run within a partnership's scope."""
    from django.db import connection

    from core.tenancy import scope
    from partnership.models import Partnership

    with scope.within(Partnership.objects.get(slug=slug).pk), connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql)
        answer = cursor.fetchone()[0]
    plan = answer if isinstance(answer, list) else json.loads(answer)
    return dict(plan[0])


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every node of a plan."""
    yield plan
    for child in plan.get("Plans", ()):
        yield from nodes(child)


def ways(plan: dict[str, Any]) -> list[str]:
    """How a plan reaches the table of actions: the index of each look, or the whole table."""
    found = []
    for node in nodes(plan):
        if node.get("Relation Name") == TABLE and node["Node Type"] == "Seq Scan":
            found.append("the whole table")
        elif node["Node Type"] in ("Index Scan", "Index Only Scan", "Bitmap Index Scan"):
            found.append(node["Index Name"])
    return found


def leading_columns() -> dict[str, str]:
    """The first column of each index of the table."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, substring(indexdef from '\\((\\w+)') FROM pg_indexes "
            "WHERE tablename = %s",
            [TABLE],
        )
        return dict(cursor.fetchall())


def report(whole: bool) -> tuple[list[str], list[str]]:
    """The lines to print, and what is wrong."""
    from benchmarks.register import LARGE, SMALL

    first, lines, wrong = leading_columns(), [], []
    for name, asked in statements().items():
        slug = SMALL if "tenth" in name else LARGE
        for sql in asked:
            plan = explained(sql, slug)
            used = [way for way in ways(plan["Plan"]) if way in first or way == "the whole table"]
            lines.append(f"{name:28} {plan['Execution Time']:7.2f} ms  {', '.join(used)}")
            lines += [json.dumps(plan, indent=1), sql] if whole else []
            wrong += [f"{name}: {way}" for way in used if first.get(way) != "partnership_id"]
    return lines, wrong


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plans")
    parser.add_argument("--whole", action="store_true", help="print statements and plans too")
    chosen = parser.parse_args()
    with stage():
        lines, wrong = report(chosen.whole)
    print("\n".join(lines))
    for trouble in wrong:
        print(f"Not by the partnership: {trouble}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
