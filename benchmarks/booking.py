"""Five hundred people at once for twenty-five places: exact in every burst, and at what rate.

``python -m benchmarks.booking [--bursts 20] [--people 500] [--places 25]``. Two processes with
four threads each, as the product is served, and a database connection for each thread. Bursts
of the product's verb alternate with bare ones: plain SQL that locks the run, counts, inserts.
The control leaves the verb's lock out, and must sell too many places.
"""

import argparse
import multiprocessing
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any

from benchmarks.stage import stage

HOME, PROCESSES, THREADS = "area-002", 2, 4
GOAL = 0.4

BARE_LOCK = "SELECT places FROM training_courserun WHERE id = %s FOR UPDATE"
BARE_COUNT = "SELECT count(*) FROM training_booking WHERE run_id = %s AND cancelled_at IS NULL"
BARE_INSERT = """
INSERT INTO training_booking (id, partnership_id, version, code, run_id, delegate_id, agency_id,
  booked_at, booked_by_id, cancel_reason, presence)
VALUES (uuidv7(), %s, 1, %s, %s, %s, %s, now(), %s, '', '')
"""


@dataclass
class Burst:
    """Who books what; forked into every process."""

    partnership: Any
    run: Any
    people: list[Any]

    def by_verb(self, person: Any) -> None:
        """As the page of the product does."""
        from django.utils import timezone

        from core.journal.deeds import Refused
        from training.models import CourseRun

        try:
            mine = CourseRun.objects.get(pk=self.run.pk)
            mine.book(delegate=person, by=person, at=timezone.now())
        except Refused:
            pass

    def bare(self, person: Any) -> None:
        """The least that keeps the promise: no page, no model, no history, no entry."""
        from django.db import connection, transaction

        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(BARE_LOCK, [self.run.pk])
            (places,) = cursor.fetchone()
            cursor.execute(BARE_COUNT, [self.run.pk])
            (held,) = cursor.fetchone()
            if held < places:
                whose = (person.pk, person.agency_id, person.pk)
                code = f"b{secrets.token_hex(3)}"  # long enough never to be drawn twice
                cursor.execute(BARE_INSERT, [self.partnership.pk, code, self.run.pk, *whose])

    def held(self) -> int:
        from core.tenancy import scope
        from training.models import Booking

        with scope.within(self.partnership.pk):
            return int(Booking.objects.holding().filter(run=self.run).count())

    def go(self, book: Callable[[Any], None]) -> float:
        """Everybody at once. Gives the seconds until the last was answered."""
        from django.db import connections

        connections.close_all()  # a forked process must not share ours
        fork = multiprocessing.get_context("fork")
        start = fork.Barrier(PROCESSES * THREADS + 1)
        shares = [self.people[number::PROCESSES] for number in range(PROCESSES)]
        processes = [fork.Process(target=self._serve, args=(book, s, start)) for s in shares]
        for process in processes:
            process.start()
        start.wait(timeout=60)
        began = time.perf_counter()
        for process in processes:
            process.join()
        assert all(process.exitcode == 0 for process in processes)
        return time.perf_counter() - began

    def _serve(self, book: Callable[[Any], None], people: list[Any], start: Any) -> None:
        """One process: its threads take their people in turn."""
        failed: list[BaseException] = []

        def thread(mine: list[Any]) -> None:
            try:
                self._answer(book, mine, start)
            except BaseException as trouble:
                failed.append(trouble)

        threads = [
            threading.Thread(target=thread, args=(people[number::THREADS],))
            for number in range(THREADS)
        ]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        if failed:
            raise failed[0]

    def _answer(self, book: Callable[[Any], None], people: list[Any], start: Any) -> None:
        from django.db import connection

        from core.tenancy import scope

        connection.ensure_connection()
        start.wait(timeout=60)
        for person in people:
            with scope.within(self.partnership.pk):
                book(person)
        connection.close()


def crowd(size: int) -> tuple[Any, list[Any]]:
    """The partnership and its crowd of delegates, who join when first wanted."""
    from django.utils import timezone

    from benchmarks.frame import members
    from core.tenancy import scope
    from partnership.choices import Role
    from partnership.models import Membership, Partnership

    home = Partnership.objects.get(slug=HOME)
    with scope.within(home.pk):
        found = Membership.objects.filter(slug__startswith="crowd-").select_related("agency")
        known = {member.slug for member in found}
        wanted = {f"crowd-{number}" for number in range(size)}
        agency = Membership.objects.get(slug="lead-0").agency
        new = [(slug, Role.DELEGATE, agency) for slug in sorted(wanted - known)]
        members(home, new, at=timezone.now())
        return home, [member for member in found.all() if member.slug in wanted]


def new_burst(home: Any, people: list[Any], places: int) -> Burst:
    """A run of its own for one burst, put into the programme by the product's verbs."""
    from django.utils import timezone

    from core.tenancy import scope
    from partnership.models import Membership
    from training.choices import Format
    from training.models import Course, CourseRun

    now = timezone.now()
    with scope.within(home.pk):
        by = {"by": Membership.objects.get(slug="manager"), "at": now}
        title = f"Understanding neglect {now:%d %H:%M:%S.%f}"
        course = Course.add(title=title, format=Format.HALF_DAY, length_minutes=180, **by)
        starts_at, ends_at = now + timedelta(days=30), now + timedelta(days=30, hours=3)
        when = {"starts_at": starts_at, "ends_at": ends_at, "venue": "Town hall"}
        run = CourseRun.schedule(course=course, places=places, trainer=None, **when, **by)
    return Burst(home, run, people)


def without_the_lock(burst: Burst) -> int:
    """Places held after a burst in which the run is read, not locked."""
    from training.models import CourseRun

    locked = CourseRun.lock
    CourseRun.lock = lambda self, **_: self.refresh_from_db() or self  # type: ignore[method-assign]
    try:
        burst.go(burst.by_verb)
    finally:
        CourseRun.lock = locked  # type: ignore[method-assign]
    return burst.held()


def report(bursts: int, people: int, places: int, controls: int = 5) -> list[str]:
    """The lines to print."""
    home, everybody = crowd(people)
    rates: dict[str, list[float]] = {"verb": [], "bare": []}
    held: dict[str, list[int]] = {"verb": [], "bare": []}
    for _ in range(bursts):
        for name in rates:
            burst = new_burst(home, everybody, places)
            rates[name].append(people / burst.go(burst.by_verb if name == "verb" else burst.bare))
            held[name].append(burst.held())
    sold = [without_the_lock(new_burst(home, everybody, places)) for _ in range(controls)]
    verb, bare = median(rates["verb"]), median(rates["bare"])
    over = sum(number > places for number in sold)
    return [
        f"{people} people at once, {places} places, {bursts} bursts of each, alternated",
        *(f"{n}: exact in {h.count(places)} of {len(h)} bursts" for n, h in held.items()),
        f"control without the lock: oversold in {over} of {controls}, to {max(sold)}",
        "",
        f"verb {verb:.0f} a second, bare {bare:.0f} a second",
        f"verb ÷ bare burst (≥ {GOAL}) {verb / bare:5.2f}",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.booking")
    parser.add_argument("--bursts", type=int, default=20)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--places", type=int, default=25)
    chosen = parser.parse_args()
    with stage():
        print("\n".join(report(chosen.bursts, chosen.people, chosen.places)))


if __name__ == "__main__":
    main()
