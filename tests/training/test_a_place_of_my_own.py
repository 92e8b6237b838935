"""Whoever has a place on a run is led to it; places given back are told apart."""

from typing import Any

import pytest

from core.journal.deeds import Refused
from core.tenancy import scope
from tests.factories.rows import NOW
from tests.personas import World
from tests.training.conftest import Programme
from training.models import Booking

pytestmark = pytest.mark.usefixtures("at_the_tests_own_time")

MINE = "You have a place on this run."


@pytest.fixture
def reads(visit: Any) -> Any:
    """``reads(person, "run_detail", code=…)``: the words of a page, in one line."""
    return lambda *who, **where: " ".join(visit(*who, **where).content.decode().split())


def test_nobody_is_asked_to_book_the_place_they_have(
    weald: World, programme: Programme, reads: Any
) -> None:
    run, link = programme.run.code, f'bookings/{programme.booking.code}/">See your booking'
    for name in ("run_detail", "run_booking"):
        page = reads(weald.delegate, name, code=run)
        assert MINE in page and link in page, name
        assert "Book my place" not in page and "Book a place</a>" not in page, name
        assert MINE not in reads(weald.chair, name, code=run), name
    assert "Your place on “Noticing neglect”</h1>" in reads(weald.delegate, "run_booking", code=run)
    assert "Book my place" in reads(weald.chair, "run_booking", code=run)


def test_my_own_place_on_a_full_run_comes_before_that_it_is_full(
    weald: World, programme: Programme, reads: Any
) -> None:
    with scope.within(weald.partnership.pk):
        programme.run.book(delegate=weald.chair, by=weald.chair, at=NOW)
    page = reads(weald.chair, "run_booking", code=programme.run.code)
    assert MINE in page and "This run is full" not in page


def test_a_place_given_back_can_be_booked_again_by_its_page(
    weald: World, programme: Programme, reads: Any
) -> None:
    with scope.within(weald.partnership.pk):
        programme.booking.cancel(by=weald.delegate, at=NOW, reason="Ill.")
    page = reads(weald.delegate, "run_booking", code=programme.run.code)
    assert MINE not in page and "Book my place" in page


def test_the_heading_counts_those_who_have_a_place(
    weald: World, programme: Programme, visit: Any
) -> None:
    run = programme.run
    with scope.within(weald.partnership.pk):
        run.book(delegate=weald.chair, by=weald.chair, at=NOW)
        programme.booking.cancel(by=weald.delegate, at=NOW, reason="Ill.")
        run.book(delegate=weald.group_member, by=weald.group_member, at=NOW)
    answer = visit(weald.manager, "run_detail", code=run.code)
    shown = answer.context["held"], answer.context["given_back"]
    people = [{booking.delegate for booking in bookings} for bookings in shown]
    assert people == [{weald.chair, weald.group_member}, {weald.delegate}]
    page = " ".join(answer.content.decode().split())
    assert counted(page, "Bookings") == 2 and counted(page, "Cancelled bookings") == 1


def test_my_own_place_is_given_back_without_a_reason(
    weald: World, programme: Programme, visit: Any
) -> None:
    code = programme.booking.code
    asked = visit(weald.delegate, "booking_cancellation", code=code).content.decode()
    assert "(optional)" in asked
    sent = {"reason": "", "version": "1"}
    assert visit(weald.delegate, "booking_cancellation", sent, code=code).status_code == 302
    with scope.within(weald.partnership.pk):
        assert not Booking.objects.holding().exists()


def test_whoever_cancels_the_place_of_another_says_why(
    weald: World, programme: Programme, visit: Any
) -> None:
    code = programme.booking.code
    asked = visit(weald.manager, "booking_cancellation", code=code).content.decode()
    assert "(optional)" not in asked
    sent = {"reason": " ", "version": "1"}
    assert visit(weald.manager, "booking_cancellation", sent, code=code).status_code == 422
    with scope.within(weald.partnership.pk):
        with pytest.raises(Refused, match="Say why"):
            programme.booking.cancel(by=weald.manager, at=NOW)
        assert Booking.objects.holding().exists()


def counted(page: str, heading: str) -> int:
    """The number that stands behind the heading of a panel."""
    after = page.split(f">{heading} ", 1)[1].split("</h2>", 1)[0]
    return int("".join(filter(str.isdigit, after.split(">", 1)[1].split("<", 1)[0])))
