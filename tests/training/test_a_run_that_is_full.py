"""A full run says what to do: another run with a place, or whom to ask; places come back."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.tenancy import scope
from tests.factories.rows import NOW
from tests.factories.training import SOON, a_run
from tests.personas import World
from tests.training.conftest import Programme
from training.models import Booking, CourseRun

pytestmark = pytest.mark.usefixtures("at_the_tests_own_time")

FULL = "This run is full"


@pytest.fixture
def full(weald: World, programme: Programme) -> CourseRun:
    """Both its places are held: the delegate's, and the chair's."""
    with scope.within(weald.partnership.pk):
        programme.run.book(delegate=weald.chair, by=weald.chair, at=NOW)
    return programme.run


@pytest.fixture
def reads(visit: Any) -> Any:
    """``reads(person, "run_detail", code=…)``: the words of a page, in one line."""
    return lambda *who, **where: " ".join(visit(*who, **where).content.decode().split())


def later(world: World, run: CourseRun, days: int, **facts: Any) -> CourseRun:
    """Another run of the same course."""
    begins = SOON + timedelta(days=days)
    with scope.within(world.partnership.pk):
        ends = begins + timedelta(hours=3)
        return a_run(world, run.course, starts_at=begins, ends_at=ends, **facts)


def test_it_names_the_other_runs_with_a_place(weald: World, full: CourseRun, reads: Any) -> None:
    free = later(weald, full, 2, venue="Larkfield library", places=3)
    taken = later(weald, full, 1, venue="Mill room", places=1)
    with scope.within(weald.partnership.pk):
        taken.book(delegate=weald.delegate, by=weald.delegate, at=NOW)
        elsewhere = a_run(weald, venue="Another course’s room")
    for name in ("run_detail", "run_booking", "run_nomination"):
        page = reads(weald.agency_lead, name, code=full.code)
        assert FULL in page and "Places are left on other runs" in page, name
        assert f"/{free.code}/" in page and "3 of 3 places left" in page, name
        assert taken.code not in page and elsewhere.code not in page, name
        assert "Ask the business team" not in page, name


def test_without_another_run_it_says_whom_to_ask(weald: World, full: CourseRun, reads: Any) -> None:
    page = reads(weald.group_member, "run_detail", code=full.code)
    assert FULL in page and "Ask the business team" in page
    assert weald.coordinator.name in page
    assert f"mailto:{weald.coordinator.contact_email}" in page
    assert weald.agency_lead.contact_email not in page


def test_whoever_plans_runs_is_led_to_planning_one(
    weald: World, full: CourseRun, reads: Any
) -> None:
    page = reads(weald.manager, "run_detail", code=full.code)
    assert "Schedule another run" in page and "Ask the business team" not in page


def test_those_who_seek_no_place_see_plainly_that_it_is_full(
    weald: World, full: CourseRun, reads: Any
) -> None:
    for who in (weald.trainer, weald.manager, weald.board_member, weald.scrutineer):
        page = reads(who, "run_detail", code=full.code)
        assert FULL in page, who
        assert "Ask the business team" not in page and "looking again" not in page, who
    assert "looking again" in reads(weald.group_member, "run_detail", code=full.code)


def test_a_full_run_asks_nobody_to_press_a_button_in_vain(
    weald: World, full: CourseRun, reads: Any
) -> None:
    assert "Book my place" not in reads(weald.agency_lead, "run_booking", code=full.code)
    assert "Book the place" not in reads(weald.agency_lead, "run_nomination", code=full.code)


def test_whoever_holds_a_place_needs_no_other(weald: World, full: CourseRun, reads: Any) -> None:
    mine = reads(weald.delegate, "run_detail", code=full.code)
    assert "You have a place on this run." in mine and FULL not in mine
    # A lead who holds one may still look for a place for somebody of the agency.
    assert FULL in reads(weald.chair, "run_detail", code=full.code)


def test_a_place_that_is_given_back_is_on_the_page_at_once(
    weald: World, full: CourseRun, reads: Any
) -> None:
    with scope.within(weald.partnership.pk):
        held = Booking.objects.get(run=full, delegate=weald.chair)
        held.cancel(by=weald.chair, at=NOW, reason="Ill.")
    page = reads(weald.agency_lead, "run_detail", code=full.code)
    assert FULL not in page and "Book a place" in page and "1 of 2 places left" in page


def test_what_has_begun_or_was_cancelled_sends_nobody_elsewhere(
    weald: World, full: CourseRun, reads: Any
) -> None:
    with scope.within(weald.partnership.pk):
        full.cancel(by=weald.manager, at=NOW, reason="A burst pipe.")
    assert FULL not in reads(weald.agency_lead, "run_detail", code=full.code)


def test_many_other_runs_cost_no_more_questions_than_one(
    weald: World, full: CourseRun, visit: Any
) -> None:
    later(weald, full, 1)

    def asked() -> int:
        visit(weald.agency_lead, "run_detail", code=full.code)
        with CaptureQueriesContext(connection) as queries:
            visit(weald.agency_lead, "run_detail", code=full.code)
        return len(queries)

    one = asked()
    for days in range(2, 8):
        later(weald, full, days)
    assert asked() == one
