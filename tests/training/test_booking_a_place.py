"""Book, give back, mark the register."""

from datetime import timedelta

import pytest

from core.journal.deeds import Refused
from core.journal.models import Notice
from tests.factories.rows import NOW, change, kinds
from tests.factories.training import SOON, a_run, a_trainer
from tests.personas import World
from training.choices import Presence
from training.models import Booking, CourseRun, Full
from training.places import left, words
from training.search import courses, runs

LATER = SOON + timedelta(days=10)


def book(run: CourseRun, person: object, at: object = NOW) -> Booking:
    return run.book(delegate=person, by=person, at=at)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("places", "taken", "free", "said"),
    [(3, 0, 3, "3 of 3 places left"), (3, 2, 1, "1 of 3 places left"), (3, 3, 0, "Full"),
     (3, 4, 0, "Full")],
)  # fmt: skip
def test_the_sum_of_places(places: int, taken: int, free: int, said: str) -> None:
    assert left(places, taken) == free
    assert words(places, taken) == said


def test_a_place_is_held_with_the_agency_of_the_day(wealdshire: World) -> None:
    booking = book(a_run(wealdshire), wealdshire.delegate)
    assert kinds(booking) == ["booking.made"]
    assert booking.agency == wealdshire.police
    change(wealdshire.delegate, "membership.revised", agency=wealdshire.council)
    assert Booking.objects.get().agency == wealdshire.police


def test_nobody_holds_two_places(wealdshire: World) -> None:
    run = a_run(wealdshire)
    book(run, wealdshire.delegate)
    with pytest.raises(Refused, match="holds a place on this run already"):
        book(run, wealdshire.delegate)


def test_a_full_run_refuses_and_names_the_next_with_a_place(wealdshire: World) -> None:
    w = wealdshire
    run = a_run(w, places=1)
    book(run, w.delegate)
    with pytest.raises(Full, match="This run is full"):
        book(run, w.agency_lead)
    assert "no other run of the course has a place" in run.full(NOW).message
    day = timedelta(days=1)
    full = a_run(w, run.course, places=1, starts_at=SOON + day, ends_at=SOON + 2 * day)
    book(full, w.delegate)
    free = a_run(w, run.course, starts_at=SOON + 2 * day, ends_at=SOON + 3 * day, venue="Library")
    refusal = run.full(NOW)
    assert "at Library" in refusal.message and free.code in refusal.link


def test_a_full_run_still_tells_its_holder_that_they_hold_a_place(wealdshire: World) -> None:
    run = a_run(wealdshire, places=1)
    book(run, wealdshire.delegate)
    with pytest.raises(Refused, match="holds a place on this run already"):
        book(run, wealdshire.delegate)


def test_a_full_run_is_refused_without_its_lock(
    wealdshire: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = a_run(wealdshire, places=1)
    book(run, wealdshire.delegate)
    monkeypatch.setattr(CourseRun, "lock", lambda self: pytest.fail("waited for the lock"))
    with pytest.raises(Full):
        book(run, wealdshire.agency_lead)


def test_no_place_on_what_has_begun_or_was_cancelled(wealdshire: World) -> None:
    run = a_run(wealdshire)
    with pytest.raises(Refused, match="has begun"):
        book(run, wealdshire.delegate, SOON)
    run.cancel(by=wealdshire.manager, at=NOW, reason="Snow.")
    with pytest.raises(Refused, match="was cancelled"):
        book(run, wealdshire.delegate)


def test_nobody_who_has_left_gets_a_place(wealdshire: World) -> None:
    change(wealdshire.delegate, "membership.ended", ended_at=NOW)
    with pytest.raises(Refused, match="no longer belongs"):
        book(a_run(wealdshire), wealdshire.delegate)


def test_a_place_that_is_given_back_can_be_booked_again(wealdshire: World) -> None:
    w, run = wealdshire, a_run(wealdshire, places=1)
    booking = book(run, w.delegate)
    booking.cancel(by=w.delegate, at=NOW, reason="Ill.")
    with pytest.raises(Refused, match="cancelled already"):
        booking.cancel(by=w.delegate, at=NOW, reason="Ill.")
    book(run, w.agency_lead)
    assert kinds(booking) == ["booking.made", "booking.cancelled"]
    with pytest.raises(Refused, match="has begun"):
        Booking.objects.holding().get().cancel(by=w.agency_lead, at=SOON, reason="Late.")


def test_the_one_booked_by_another_is_told(wealdshire: World) -> None:
    w, run = wealdshire, a_run(wealdshire)
    book(run, w.delegate)
    run.book(delegate=w.group_member, by=w.manager, at=NOW)
    told = Notice.objects.filter(kind="booking.made").values_list("recipient_id", flat=True)
    assert list(told) == [w.group_member.pk]


def test_the_register_is_marked_after_the_beginning(wealdshire: World) -> None:
    w, run = wealdshire, a_run(wealdshire)
    first, second = book(run, w.delegate), book(run, w.agency_lead)
    marks = {first: Presence.ATTENDED, second: ""}
    with pytest.raises(Refused, match="when the run has begun"):
        run.mark_register(presences=marks, by=w.trainer, at=NOW)
    run.mark_register(presences=marks, by=w.trainer, at=SOON)
    first, second = Booking.objects.order_by("booked_at", "pk")
    assert (first.presence, second.presence) == (Presence.ATTENDED, "")
    assert kinds(run)[-1] == "run.registered" and kinds(first)[-1] == "booking.registered"
    with pytest.raises(Refused, match="Nothing was changed"):
        run.mark_register(presences={first: Presence.ATTENDED}, by=w.trainer, at=SOON)
    run.mark_register(presences={first: Presence.PART}, by=w.trainer, at=SOON)


def test_no_register_of_a_cancelled_run_or_place(wealdshire: World) -> None:
    w, run = wealdshire, a_run(wealdshire)
    booking = book(run, w.delegate)
    booking.cancel(by=w.delegate, at=NOW, reason="Ill.")
    marks = {booking: Presence.ATTENDED}
    with pytest.raises(Refused, match="was cancelled"):
        run.mark_register(presences=marks, by=w.trainer, at=SOON)
    run.cancel(by=w.manager, at=NOW, reason="Snow.")
    with pytest.raises(Refused, match="was cancelled"):
        run.mark_register(presences=marks, by=w.trainer, at=SOON)


def test_who_reads_which_booking(wealdshire: World) -> None:
    w = wealdshire
    booking = book(a_run(w, trainer=a_trainer(w)), w.delegate)
    may = {
        p for p, who in w.people.items() if Booking.objects.visible_to(who).filter(pk=booking.pk)
    }
    team = {"manager", "coordinator", "barred_manager", "scrutineer"}
    assert may == team | {"delegate", "trainer", "agency_lead", "chair"}


def test_a_leaver_gives_places_back(wealdshire: World) -> None:
    w, run = wealdshire, a_run(wealdshire)
    book(run, w.delegate)
    w.delegate.end(by=w.manager, at=NOW, reason="Moved.", to={})
    assert not Booking.objects.holding().exists()


def test_places_to_come_follow_the_agency_and_past_ones_stay(wealdshire: World) -> None:
    w = wealdshire
    past, ahead = a_run(w), a_run(w, starts_at=SOON + timedelta(days=9), ends_at=LATER)
    went, goes = book(past, w.delegate), book(ahead, w.delegate)
    w.police.succeed(by=w.manager, at=SOON, successor=w.council, on=SOON.date())
    for booking in (went, goes):
        booking.refresh_from_db()
    assert (went.agency, goes.agency) == (w.police, w.council)
    assert kinds(goes) == ["booking.made", "booking.followed"]
    assert Booking.objects.visible_to(w.other_lead).filter(pk=goes.pk).exists()
    with pytest.raises(Refused, match="No agency follows"):
        goes.follow_agency(by=w.manager, at=SOON)


def test_search_finds_courses_and_runs(wealdshire: World) -> None:
    run = a_run(wealdshire, venue="Larkfield")
    for typed in (run.code.lower(), "larkf"):
        assert [hit.url for hit in runs(wealdshire.delegate, typed).hits] == [
            run.get_absolute_url()
        ]
    assert not runs(wealdshire.delegate, "T-NONE").hits
    assert courses(wealdshire.delegate, run.course.title).hits[0].label == run.course.title
