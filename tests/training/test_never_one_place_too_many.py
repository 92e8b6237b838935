"""Many people, few places, real connections, committed data (catalogue C01, C02)."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from core.journal.deeds import Refused
from core.tenancy import scope
from partnership.choices import Role
from partnership.models import Membership
from tests.factories.rows import NOW
from tests.factories.training import a_run
from tests.personas import World, join
from training.models import Booking, CourseRun

CROWD, PLACES = 60, 10
FEW, PLACES_FOR_FEW = 8, 2


def crowd(world: World, size: int) -> list[Membership]:
    with scope.within(world.partnership.pk):
        return [join(world, f"crowd_{n}", Role.DELEGATE, agency=world.police) for n in range(size)]


def at_once(world: World, run: CourseRun, people: list[Membership]) -> list[str]:
    """Everybody books in a thread and connection of their own; gives "booked" or the refusal."""
    start, outcomes = threading.Barrier(len(people)), []

    def one(person: Membership) -> None:
        start.wait(timeout=60)
        try:
            with scope.within(world.partnership.pk):
                mine = CourseRun.objects.get(pk=run.pk)
                mine.book(delegate=person, by=person, at=NOW)
            outcomes.append("booked")
        except Refused as refusal:
            outcomes.append(refusal.message)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return outcomes


def held(world: World, run: CourseRun) -> int:
    with scope.within(world.partnership.pk):
        return Booking.objects.holding().filter(run=run).count()


@pytest.fixture
def planned(committed_db: str, weald: World) -> Callable[..., CourseRun]:
    """``planned(places)``: a committed run of Wealdshire."""

    def plan(places: int) -> CourseRun:
        with scope.within(weald.partnership.pk):
            return a_run(weald, places=places)

    return plan


def test_sixty_at_once_for_ten_places(weald: World, planned: Any) -> None:
    run = planned(PLACES)
    outcomes = at_once(weald, run, crowd(weald, CROWD))
    assert len(outcomes) == CROWD
    assert outcomes.count("booked") == PLACES == held(weald, run)
    assert all("full" in words for words in outcomes if words != "booked")


def test_one_person_many_times_at_once_holds_one_place(weald: World, planned: Any) -> None:
    run = planned(PLACES)
    outcomes = at_once(weald, run, crowd(weald, 1) * FEW)
    assert outcomes.count("booked") == 1 == held(weald, run)


def test_control_without_the_lock_too_many_places_are_sold(
    weald: World, planned: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock becomes a plain read, and nobody goes on before everybody has counted."""
    run, counted = planned(PLACES_FOR_FEW), threading.Barrier(FEW)
    exact = CourseRun.held

    def count_together(self: CourseRun) -> int:
        number = exact(self)
        counted.wait(timeout=60)
        return number

    def no_lock(self: CourseRun, **kwargs: Any) -> CourseRun:
        self.refresh_from_db()
        return self

    monkeypatch.setattr(CourseRun, "lock", no_lock)
    monkeypatch.setattr(CourseRun, "held", count_together)
    outcomes = at_once(weald, run, crowd(weald, FEW))
    assert outcomes.count("booked") == FEW == held(weald, run)
    assert FEW > PLACES_FOR_FEW
