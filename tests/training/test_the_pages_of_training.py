"""Who opens which page, what the pages do with what is typed, what they never show."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db.models import Q

from core.pages.templatetags.words import day
from core.tenancy import scope
from reviews import visibility
from tests.factories.reviews import a_finding, a_restricted_source
from tests.factories.rows import NOW
from tests.factories.training import SOON
from tests.personas import World
from tests.training.conftest import Programme
from training.models import Booking, CourseFinding, CourseRun

pytestmark = pytest.mark.usefixtures("at_the_tests_own_time")

TEAM = {"manager", "coordinator", "barred_manager"}
LEADS = {"agency_lead", "other_lead", "chair", "deputy"}


def let_in(world: World, visit: Any, name: str, **kwargs: str) -> set[str]:
    found = set()
    for part, person in world.people.items():
        status = visit(person, name, **kwargs).status_code
        assert status in (200, 403, 404), f"{part} {name}: {status}"
        found |= {part} if status == 200 else set()
    return found


def test_who_opens_which_page(weald: World, programme: Programme, visit: Any) -> None:
    everybody = set(weald.people)
    course, run = {"slug": programme.course.slug}, {"code": programme.run.code}
    booking = {"code": programme.booking.code}
    assert let_in(weald, visit, "learning") == everybody
    for name in ("course_list", "run_list", "booking_list", "trainer_list"):
        assert let_in(weald, visit, name) == everybody, name
    assert let_in(weald, visit, "course_detail", **course) == everybody
    assert let_in(weald, visit, "run_detail", **run) == everybody
    for name in ("course_edit", "course_withdrawal", "course_finding_new", "run_new"):
        assert let_in(weald, visit, name, **course) == TEAM, name
    for name in ("run_edit", "run_cancellation"):
        assert let_in(weald, visit, name, **run) == TEAM, name
    for name in ("course_new", "trainer_new"):
        assert let_in(weald, visit, name) == TEAM, name
    assert let_in(weald, visit, "trainer_ending", person=weald.trainer.slug) == TEAM
    assert let_in(weald, visit, "run_booking", **run) == everybody - {"scrutineer", "board_member"}
    assert let_in(weald, visit, "run_nomination", **run) == TEAM | LEADS
    assert let_in(weald, visit, "run_register", **run) == TEAM | {"trainer"}
    assert let_in(weald, visit, "booking_detail", **booking) == TEAM | {
        "scrutineer", "delegate", "trainer", "agency_lead", "chair",
    }  # fmt: skip
    assert let_in(weald, visit, "booking_cancellation", **booking) == TEAM | {"delegate"}


def test_a_double_click_books_once(weald: World, programme: Programme, visit: Any) -> None:
    sent, code = {"once": "the-same"}, programme.run.code
    first = visit(weald.agency_lead, "run_booking", sent, code=code)
    assert first.status_code == 302
    assert visit(weald.agency_lead, "run_booking", sent, code=code).url == first.url
    another_tab = visit(weald.agency_lead, "run_booking", {"once": "another"}, code=code)
    assert another_tab.status_code == 409
    with scope.within(weald.partnership.pk):
        assert Booking.objects.holding().filter(delegate=weald.agency_lead).count() == 1


def test_a_full_run_says_so(weald: World, programme: Programme, visit: Any) -> None:
    with scope.within(weald.partnership.pk):
        programme.run.book(delegate=weald.chair, by=weald.chair, at=NOW)
    full = visit(weald.agency_lead, "run_booking", {}, code=programme.run.code)
    assert full.status_code == 409
    assert "This run is full, and no other run of the course" in full.content.decode()


def test_a_lead_nominates_people_of_their_own_agency(
    weald: World, programme: Programme, visit: Any
) -> None:
    code, lead = programme.run.code, weald.agency_lead
    other = {"delegate": weald.group_member.pk}
    assert visit(lead, "run_nomination", other, code=code).status_code == 422
    assert visit(lead, "run_nomination", {"delegate": weald.chair.pk}, code=code).status_code == 302
    with scope.within(weald.partnership.pk):
        nominated = Booking.objects.get(delegate=weald.chair)
    sent = {"reason": "Another day suits.", "version": "1"}
    given_back = visit(lead, "booking_cancellation", sent, code=nominated.code)
    assert given_back.status_code == 302
    own = visit(lead, "booking_cancellation", sent, code=programme.booking.code)
    assert own.status_code == 403


def test_scheduling_a_run_by_its_page(weald: World, programme: Programme, visit: Any) -> None:
    slug = programme.course.slug
    day = {"on_0": "1", "on_1": "12", "on_2": "2026"}
    sent = {**day, "from_clock": "9:30am", "to_clock": "12:30pm", "venue": "Library", "places": "9"}
    assert visit(weald.manager, "run_new", sent, slug=slug).status_code == 302
    with scope.within(weald.partnership.pk):
        run = CourseRun.objects.get(venue="Library")
    assert run.starts_at == datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    for wrong in ({"to_clock": "9am"}, {"places": "0"}, {"from_clock": "25:00"}, {"on_0": "x"}):
        assert visit(weald.manager, "run_new", {**sent, **wrong}, slug=slug).status_code == 422
    gone = {**sent, "on_2": "2025"}
    assert visit(weald.manager, "run_new", gone, slug=slug).status_code == 409


def test_a_stale_edit_of_a_run_shows_both(weald: World, programme: Programme, visit: Any) -> None:
    code = programme.run.code
    form = visit(weald.manager, "run_edit", code=code).context["form"]
    assert form.initial["venue"] == "Town hall" and form.initial["version"] == 1
    with scope.within(weald.partnership.pk):
        programme.run.revise(by=weald.coordinator, at=NOW, venue="Theirs")
    day = {"on_0": "13", "on_1": "11", "on_2": "2026", "version": "1"}
    sent = {**day, "from_clock": "9:30am", "to_clock": "12:30pm", "venue": "Mine", "places": "2"}
    late = visit(weald.manager, "run_edit", sent, code=code)
    page = late.content.decode()
    assert late.status_code == 409 and "Theirs" in page and "Mine" in page


def test_the_trainer_marks_the_register(weald: World, programme: Programme, visit: Any) -> None:
    code, name = programme.run.code, f"b_{programme.booking.code}"
    early = visit(weald.trainer, "run_register", {name: "attended"}, code=code)
    assert early.status_code == 409
    with time_machine.travel(SOON + timedelta(hours=1), tick=False):
        assert visit(weald.trainer, "run_register", {name: "x"}, code=code).status_code == 422
        done = visit(weald.trainer, "run_register", {name: "attended"}, code=code)
    assert done.status_code == 302


def test_what_is_restricted_never_shows_on_a_course(
    weald: World, programme: Programme, visit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scope.within(weald.partnership.pk):
        source = a_restricted_source(weald)
        finding = a_finding(weald, source, title="Zqsecretzq", by=weald.coordinator)
        CourseFinding.tie(course=programme.course, finding=finding, by=weald.coordinator, at=NOW)
    slug = programme.course.slug

    def shown() -> set[str]:
        pages = {p: visit(who, "course_detail", slug=slug) for p, who in weald.people.items()}
        return {p for p, page in pages.items() if "Zqsecretzq" in page.content.decode()}

    assert shown() == {"chair", "coordinator", "scrutineer"}
    offered = visit(weald.manager, "course_finding_new", slug=slug).content.decode()
    assert "Zqsecretzq" not in offered
    monkeypatch.setattr(visibility, "source_visible", lambda *args: ~Q(pk__in=[]))
    assert "manager" in shown()


def test_a_booking_is_called_by_its_course_and_day(
    weald: World, programme: Programme, visit: Any
) -> None:
    page = visit(weald.delegate, "booking_detail", code=programme.booking.code).content.decode()
    assert f"{programme.course}, {day(programme.run.starts_at)}</h1>" in page
