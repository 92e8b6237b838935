"""What the pages of training say of a run, a place and a register."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from core.tenancy import scope
from partnership.models import Membership
from tests.factories.rows import NOW
from tests.factories.training import SOON, a_course, a_run, a_trainer
from tests.personas import World, sign_in
from training.models import CourseRun

pytestmark = pytest.mark.usefixtures("at_the_tests_own_time")

Reads = Callable[..., str]


@pytest.fixture
def run(weald: World) -> CourseRun:
    """With one of its two places held by the delegate."""
    with scope.within(weald.partnership.pk):
        course = a_course(weald, title="Noticing neglect", aims="To notice earlier.")
        made = a_run(weald, course, trainer=a_trainer(weald))
        made.book(delegate=weald.delegate, by=weald.delegate, at=NOW)
        return made


@pytest.fixture
def reads(weald: World) -> Reads:
    """``reads(person, "run_detail", code=…)``: the page, its white space made single."""

    def go(who: Membership, name: str, /, query: str = "", **kwargs: str) -> str:
        path = reverse(f"training:{name}", kwargs={"partnership": weald.slug, **kwargs}) + query
        return " ".join(sign_in(Client(), who).get(path).content.decode().split())

    return go


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (timedelta(), "1 of 2 places left"),
        (SOON - NOW + timedelta(hours=1), "Under way"),
        (SOON - NOW + timedelta(days=1), "Held"),
    ],
)
def test_a_run_says_where_it_stands(
    later: timedelta, said: str, weald: World, run: CourseRun, reads: Reads
) -> None:
    with time_machine.travel(NOW + later, tick=False):
        page = reads(weald.manager, "run_detail", code=run.code)
    assert said in page and "1 of 2 booked" in page and "To notice earlier." in page


def test_the_programme_shows_what_is_to_come_unless_asked(
    weald: World, run: CourseRun, reads: Reads
) -> None:
    with time_machine.travel(SOON + timedelta(days=1), tick=False):
        assert "No run is to come." in reads(weald.manager, "run_list")
        assert run.code not in reads(weald.manager, "run_list", "?state=room")
        for state in ("begun", "all"):
            assert run.code in reads(weald.manager, "run_list", f"?state={state}"), state


def test_a_cancelled_run_says_why_and_offers_nothing(
    weald: World, run: CourseRun, reads: Reads
) -> None:
    with scope.within(weald.partnership.pk):
        run.cancel(by=weald.manager, at=NOW, reason="A burst pipe.")
    page = reads(weald.manager, "run_detail", code=run.code)
    assert "A burst pipe." in page
    for offer in ("Book a place", "Book for somebody", "Cancel the run", "Mark the register"):
        assert offer not in page, offer
    assert run.code in reads(weald.manager, "run_list", "?state=cancelled")


def test_cancelling_says_how_many_will_be_told(weald: World, run: CourseRun, reads: Reads) -> None:
    asked = reads(weald.manager, "run_cancellation", code=run.code)
    assert "1 person who is booked" in asked and "cannot be brought back" in asked


def test_a_delegate_sees_their_own_place_and_nobody_elses(
    weald: World, run: CourseRun, reads: Reads
) -> None:
    mine = reads(weald.delegate, "run_detail", code=run.code)
    assert "You have a place on this run." in mine and "Cancel my place" in mine
    others = reads(weald.group_member, "run_detail", code=run.code)
    assert "You have a place" not in others and weald.delegate.name not in others
    assert "Noticing neglect" in reads(weald.delegate, "learning")
    assert "You hold no place" in reads(weald.group_member, "learning")


def test_the_register_names_each_delegate_with_their_agency(
    weald: World, run: CourseRun, reads: Reads
) -> None:
    with time_machine.travel(SOON + timedelta(hours=1), tick=False):
        page = reads(weald.trainer, "run_register", code=run.code)
    assert "1 person holds a place" in page
    assert weald.delegate.name in page and weald.police.name in page
    assert "(optional)" not in page
