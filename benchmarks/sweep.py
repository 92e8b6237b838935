"""The morning's sweep over every action: the ledger planned, every person's mail prepared.

``python -m benchmarks.sweep [--mails 300]``. It is the worst morning there is: nothing was ever
planned, so every line due by now is written at once. Digests are gathered and written out in
full for an even sample of the people, and given to a mail server that takes them at once. The
ledger is emptied before and after.
"""

import argparse
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from datetime import time as clock
from typing import Any
from uuid import UUID

from benchmarks.stage import owner, stage

LEDGER = ("calendar_reminder", "calendar_morning", "calendar_digest")
SECONDS, MEGABYTES = 60, 200


def seven() -> datetime:
    """Tomorrow at seven in London: no row of the stage was made after it."""
    from django.utils import timezone

    tomorrow = timezone.localdate() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, clock(7)))


def plan_all(at: datetime) -> int:
    """What calendar.sweep_reminders and its calendar.plan_reminders do. Gives the lines."""
    from django.utils import timezone

    from core.calendar.models import Morning
    from core.calendar.planning import plan
    from core.calendar.sweeping import unplanned
    from core.tenancy import scope

    lines = 0
    for partnership in unplanned(at)[0]:
        with scope.within(partnership):
            plan(timezone.localdate(at), at=at)
            lines += Morning.objects.get(on=timezone.localdate(at)).lines
    return lines


def people() -> list[UUID]:
    """Whom the sweep would write to."""
    from core.calendar.sweeping import people_to_write_to

    return list(people_to_write_to())


def write_to(chosen: list[UUID], at: datetime) -> int:
    """What calendar.send_digests does for these people. Gives the mails."""
    from core.calendar.digests import send_digest

    return sum(send_digest(person, now=lambda: at) for person in chosen)


def timed(do: Callable[[], Any]) -> Any:
    """What it gave, and its seconds: this process's, the database backend's, the clock's."""
    from benchmarks.measure import backend_time

    there, here, wall = backend_time(), time.process_time(), time.perf_counter()
    found = do()
    there = backend_time() - there
    return found, time.process_time() - here, there / 1e9, time.perf_counter() - wall


def report(sample: int) -> list[str]:
    """The lines to print: the sweep itself, then what its mails would cost one process."""
    from django.conf import settings

    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    at = seven()
    planned, *planning = timed(lambda: plan_all(at))
    asked, *finding = timed(people)
    chosen = asked[:: max(1, len(asked) // sample)]
    mails, *writing = timed(lambda: write_to(chosen, at))
    lines = [f"{'part':34} {'made':>8} {'app s':>7} {'db s':>7} {'wall s':>7}"]
    for name, made, (here, there, wall) in (
        ("planning every morning, lines", planned, planning),
        ("finding whom to write to, people", len(asked), finding),
        (f"a digest to one in {len(asked) // len(chosen)}, mails", mails, writing),
    ):
        lines.append(f"{name:34} {made:8,} {here:7.1f} {there:7.1f} {wall:7.1f}")
    return [*lines, "", *ratios(planning, finding, writing, len(asked) / max(mails, 1))]


def ratios(
    planning: list[float], finding: list[float], writing: list[float], share: float
) -> list[str]:
    """The goals, each with what was seen; the sample's mails taken for all."""
    sweep, mails = sum(planning[:2] + finding[:2]), sum(writing[:2]) * share
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        f"sweep ÷ {SECONDS} s (≤ 1)            {sweep / SECONDS:6.2f}   {sweep:.1f} s",
        f"sweep and every mail ÷ {SECONDS} s   {(sweep + mails) / SECONDS:6.2f}   "
        f"{mails:.0f} s of mails in one process",
        f"peak memory ÷ {MEGABYTES} MB (≤ 1)    {peak / MEGABYTES:6.2f}   {peak:.0f} MB",
    ]


@contextmanager
def empty_ledger() -> Iterator[None]:
    """Before and after: a second run finds the same morning."""

    def forget() -> None:
        with owner() as connection:
            connection.execute(f"TRUNCATE {', '.join(LEDGER)}")

    forget()
    try:
        yield
    finally:
        forget()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sweep")
    parser.add_argument("--mails", type=int, default=300, help="digests written, of all")
    chosen = parser.parse_args()
    with stage(), empty_ledger():
        print("\n".join(report(chosen.mails)))


if __name__ == "__main__":
    main()
