"""A run as a file for the diary of whoever has a place on it, its trainer and the team."""

from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar, Event

from core.tenancy import scope
from tests.factories.rows import NOW
from tests.personas import World
from tests.training.conftest import Programme
from training.models import CourseRun

pytestmark = pytest.mark.usefixtures("at_the_tests_own_time")

LINK = "Put it in your diary (.ics)"


@pytest.fixture
def reads(visit: Any) -> Any:
    """``reads(person, "run_detail", code=…)``: the words of a page, in one line."""
    return lambda *who, **where: " ".join(visit(*who, **where).content.decode().split())


def event_of(answer: Any) -> Event:
    assert answer.headers["Content-Type"] == "text/calendar"
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    return event


def test_the_file_says_what_when_and_where_and_names_nobody(
    weald: World, programme: Programme, visit: Any
) -> None:
    run = programme.run
    answer = visit(weald.delegate, "run_diary", code=run.code)
    event = event_of(answer)
    assert f'filename="{run.code}.ics"' in answer.headers["Content-Disposition"]
    assert (event.start, event.end) == (run.starts_at, run.ends_at)
    assert (event["location"], event["status"]) == ("Town hall", "CONFIRMED")
    assert event["summary"].startswith("Noticing neglect")
    assert weald.delegate.name not in answer.content.decode()


def test_a_moved_run_moves_in_the_diary_and_a_cancelled_one_leaves_it(
    weald: World, programme: Programme, visit: Any
) -> None:
    run = programme.run
    first = event_of(visit(weald.delegate, "run_diary", code=run.code))
    with scope.within(weald.partnership.pk):
        later = {"starts_at": run.starts_at + timedelta(days=1)}
        later["ends_at"] = run.ends_at + timedelta(days=1)
        CourseRun.objects.get(pk=run.pk).revise(by=weald.manager, at=NOW, **later)
    moved = event_of(visit(weald.delegate, "run_diary", code=run.code))
    assert moved["uid"] == first["uid"] and moved["sequence"] > first["sequence"]
    assert moved.start == first.start + timedelta(days=1)
    with scope.within(weald.partnership.pk):
        CourseRun.objects.get(pk=run.pk).cancel(by=weald.manager, at=NOW, reason="Snow.")
    gone = visit(weald.delegate, "run_diary", code=run.code)
    assert event_of(gone)["status"] == "CANCELLED" and b"METHOD:CANCEL" in gone.content


def test_only_those_concerned_have_it(weald: World, programme: Programme, visit: Any) -> None:
    run = programme.run.code
    had = {
        part
        for part, who in weald.people.items()
        if visit(who, "run_diary", code=run).status_code == 200
    }
    assert had == {"delegate", "trainer", "manager", "coordinator", "barred_manager"}
    with scope.within(weald.partnership.pk):
        programme.booking.cancel(by=weald.delegate, at=NOW, reason="Ill.")
    assert visit(weald.delegate, "run_diary", code=run).status_code == 403


def test_the_pages_say_when_and_where_and_lead_to_the_file(
    weald: World, programme: Programme, reads: Any
) -> None:
    where = {"code": programme.booking.code}
    booked = reads(weald.delegate, "booking_detail", **where)
    mine = reads(weald.delegate, "learning")
    assert "Fri 13 Nov 2026" in booked and "9:30am to 12:30pm" in booked
    assert "Fri 13 Nov 2026, 9:30am" in mine and "to 12:30pm" in mine
    for page in (booked, mine):
        assert "Town hall" in page and LINK in page
    assert LINK in reads(weald.trainer, "booking_detail", **where)
    assert LINK in reads(weald.trainer, "run_detail", code=programme.run.code)
    for who in (weald.agency_lead, weald.scrutineer):
        assert LINK not in reads(who, "booking_detail", **where), who
        assert LINK not in reads(who, "run_detail", code=programme.run.code), who
