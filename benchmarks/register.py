"""What a page of the action register costs, against a baseline page alternated in the same run.

``python -m benchmarks.register [--rounds 150]``
"""

import argparse
import re
from collections.abc import Callable
from statistics import median
from typing import Any

from benchmarks.stage import stage

LARGE, SMALL = "area-000", "area-001"
CONTROL = re.compile(r"(BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK)")


def pages() -> dict[str, Callable[[], bytes]]:
    """Every page that is compared, by name."""
    from benchmarks.measure import Browser
    from config.wsgi import application

    team = Browser(application, member(LARGE, "manager"))
    lead = Browser(application, member(LARGE, "lead-0"))
    small = Browser(application, member(SMALL, "manager"))
    register = f"/p/{LARGE}/actions/"
    return {
        "baseline, within a partnership": lambda: team.get(f"/p/{LARGE}/baseline/"),
        "baseline, outside": lambda: team.get("/baseline/"),
        "register, first page": lambda: team.get(register),
        "register, last page": lambda: team.get(f"{register}?end=1"),
        "register, a tenth as long": lambda: small.get(f"/p/{SMALL}/actions/"),
        "register, agency lead": lambda: lead.get(register),
        "register, every state": lambda: team.get(f"{register}?state=all"),
        "register, by last update": lambda: team.get(f"{register}?sort=-updated"),
    }


def member(slug: str, part: str) -> Any:
    """A member of one of the stage's partnerships, with the account loaded."""
    from core.tenancy import scope
    from partnership.models import Membership, Partnership

    home = Partnership.objects.get(slug=slug)
    with scope.within(home.pk):
        return Membership.objects.select_related("user").get(slug=part)


def queries(ask: Callable[[], bytes]) -> int:
    """How many statements a page sends, transaction control aside."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        ask()
    return sum(not CONTROL.match(query["sql"]) for query in caught)


def report(rounds: int) -> list[str]:
    """The lines to print: what each page cost, then each goal with its ratio."""
    from benchmarks.measure import alternate

    asked = pages()
    counted = {name: queries(ask) for name, ask in asked.items() if ask()}
    rows = {name: ask().count(b"<tr") - 1 for name, ask in asked.items()}
    found = alternate(asked, rounds)
    base = found["baseline, within a partnership"].p50
    lines = [f"{'page':32} rows queries   app ms  db ms  p50 ms  p95 ms  p50 ÷ baseline"]
    for name, sample in found.items():
        application, database = median(sample.application), median(sample.database)
        lines.append(
            f"{name:32} {rows[name]:4} {counted[name]:7} {application:8.2f} {database:6.2f} "
            f"{sample.p50:7.2f} {sample.p95:7.2f} {sample.p50 / base:6.2f}"
        )
    first = found["register, first page"]
    ratios = {
        "register ÷ baseline (≤ 2.5)": first.p50 / base,
        "register ÷ baseline outside": first.p50 / found["baseline, outside"].p50,
        "40,000 ÷ 4,000 (≤ 1.10)": first.p50 / found["register, a tenth as long"].p50,
        "last ÷ first page (≤ 1.5)": found["register, last page"].p50 / first.p50,
        "sees all ÷ agency lead (≤ 1.2)": first.p50 / found["register, agency lead"].p50,
        "p95 ÷ p50 (≤ 1.5)": first.p95 / first.p50,
    }
    return [*lines, "", *(f"{name:34} {ratio:5.2f}" for name, ratio in ratios.items())]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.register")
    parser.add_argument("--rounds", type=int, default=150)
    chosen = parser.parse_args()
    with stage():
        print("\n".join(report(chosen.rounds)))


if __name__ == "__main__":
    main()
