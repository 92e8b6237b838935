"""Two people who give a course the same title at once: the later is refused in words."""

import time
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from django.db import connection, connections

from core.journal.deeds import Refused
from core.tenancy import scope
from tests.factories.training import a_course
from tests.personas import World
from training.models import Course


def waiting_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def add(world: World, title: str) -> Course:
    try:
        with scope.within(world.partnership.pk):
            return a_course(world, title=title)
    finally:
        connections.close_all()


def wait_for(other: Future) -> None:
    """Until the other waits for what is not committed yet, or is through."""
    for _ in range(600):
        if other.done() or waiting_for_a_lock():
            return
        time.sleep(0.05)


def test_the_later_of_two_is_refused_in_words(committed_db: str, weald: World) -> None:
    with ThreadPoolExecutor(1) as pool:
        with scope.within(weald.partnership.pk):
            a_course(weald, title="Noticing neglect")
            other = pool.submit(add, weald, "Noticing NEGLECT")
            wait_for(other)
        with pytest.raises(Refused, match="in the catalogue already"):
            other.result(timeout=60)
    with scope.within(weald.partnership.pk):
        assert Course.objects.offered().count() == 1
