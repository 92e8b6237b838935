"""One course with a run and a place on it, and the addresses of the room's pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from core.tenancy import scope
from partnership.models import Membership
from tests.factories.rows import NOW
from tests.factories.training import a_course, a_run, a_trainer
from tests.personas import World, sign_in
from training.models import Booking, Course, CourseRun


@dataclass
class Programme:
    """A course, its run, and a place on it held by the delegate."""

    course: Course
    run: CourseRun
    booking: Booking


@pytest.fixture
def at_the_tests_own_time() -> Any:
    """Pages read the clock; the cast's programme lies thirty days ahead of it."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def programme(weald: World) -> Programme:
    """Noticing neglect, with one of its places taken."""
    with scope.within(weald.partnership.pk):
        course = a_course(weald, title="Noticing neglect")
        run = a_run(weald, course, trainer=a_trainer(weald))
        return Programme(course, run, run.book(delegate=weald.delegate, by=weald.delegate, at=NOW))


@pytest.fixture
def visit(weald: World) -> Callable[..., Any]:
    """``visit(person, "run_detail", code=…)``; with ``data`` it is sent as a form."""

    def go(who: Membership, name: str, /, data: Any = None, query: str = "", **kwargs: Any) -> Any:
        client = sign_in(Client(), who)
        path = reverse(f"training:{name}", kwargs={"partnership": weald.slug, **kwargs}) + query
        return client.get(path) if data is None else client.post(path, data)

    return go
