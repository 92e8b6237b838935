"""The catalogue and the programme: verbs, refusals, entries."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from core.journal.deeds import Refused
from core.journal.models import Notice
from partnership import handover
from partnership.choices import Role
from partnership.models import Membership
from tests.factories.reviews import a_finding
from tests.factories.rows import NOW, kinds, make
from tests.factories.training import AFTER, SOON, a_course, a_run, a_trainer
from tests.personas import World, join
from training.models import Course, CourseFinding, CourseRun, Trainer


def test_a_course_is_added_edited_and_withdrawn(wealdshire: World) -> None:
    course, by = a_course(wealdshire), wealdshire.manager
    with pytest.raises(Refused, match="in the catalogue already"):
        a_course(wealdshire, title=course.title.upper())
    course.revise(by=by, at=NOW, aims="To notice earlier.")
    with pytest.raises(Refused, match="in the catalogue already"):
        a_course(wealdshire).revise(by=by, at=NOW, title=course.title)
    course.end(by=by, at=NOW, reason="Replaced.")
    with pytest.raises(Refused, match="withdrawn already"):
        course.end(by=by, at=NOW, reason="Again.")
    assert kinds(course) == ["course.added", "course.revised", "course.ended"]


def test_the_database_keeps_a_title_for_one_offered_course(wealdshire: World) -> None:
    course = a_course(wealdshire, title="Noticing neglect")
    facts = {"slug": "another", "title": "noticing NEGLECT", "format": course.format}
    with pytest.raises(IntegrityError, match="course_offered_title_once"), transaction.atomic():
        make(Course, "course.added", **facts)
    course.end(by=wealdshire.manager, at=NOW, reason="Replaced.")
    assert make(Course, "course.added", **facts).title == "noticing NEGLECT"


def test_a_withdrawn_course_gets_no_run_and_no_finding(wealdshire: World) -> None:
    course, by = a_course(wealdshire), wealdshire.manager
    course.end(by=by, at=NOW, reason="Replaced.")
    with pytest.raises(Refused, match="withdrawn"):
        a_run(wealdshire, course)
    with pytest.raises(Refused, match="withdrawn"):
        CourseFinding.tie(course=course, finding=a_finding(wealdshire), by=by, at=NOW)


def test_a_course_with_runs_to_come_is_not_withdrawn(wealdshire: World) -> None:
    run, by = a_run(wealdshire), wealdshire.manager
    with pytest.raises(Refused, match="Cancel the runs"):
        run.course.end(by=by, at=NOW, reason="Replaced.")
    run.cancel(by=by, at=NOW, reason="Snow.")
    run.course.end(by=by, at=NOW, reason="Replaced.")


def test_a_finding_is_tied_once(wealdshire: World) -> None:
    course, finding = a_course(wealdshire), a_finding(wealdshire)
    tie = CourseFinding.tie(course=course, finding=finding, by=wealdshire.manager, at=NOW)
    assert kinds(tie) == ["course_finding.tied"]
    with pytest.raises(Refused, match="tied to that finding already"):
        CourseFinding.tie(course=course, finding=finding, by=wealdshire.manager, at=NOW)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"starts_at": NOW, "ends_at": SOON}, "still to come"),
        ({"ends_at": SOON - timedelta(hours=1)}, "ends before it begins"),
        ({"ends_at": SOON}, "ends before it begins"),
    ],
)
def test_a_run_that_cannot_be(facts: dict[str, object], words: str, wealdshire: World) -> None:
    with pytest.raises(Refused, match=words):
        a_run(wealdshire, **facts)
    assert not CourseRun.objects.exists()


def test_a_trainer_teaches_one_run_at_a_time(wealdshire: World) -> None:
    trainer = a_trainer(wealdshire)
    first = a_run(wealdshire, trainer=trainer)
    later = {"starts_at": SOON + timedelta(hours=1), "ends_at": AFTER}
    with pytest.raises(Refused, match="at that time") as refusal:
        a_run(wealdshire, trainer=trainer, **later)
    assert first.code in refusal.value.link
    other = a_run(wealdshire, **later)
    with pytest.raises(Refused, match="at that time"):
        other.revise(by=wealdshire.manager, at=NOW, trainer=trainer)
    following = {"starts_at": first.ends_at, "ends_at": first.ends_at + timedelta(hours=2)}
    assert a_run(wealdshire, trainer=trainer, **following).trainer == trainer


def test_a_run_may_be_edited_until_it_begins(wealdshire: World) -> None:
    run, by = a_run(wealdshire), wealdshire.manager
    run.revise(by=by, at=NOW, venue="Library", places=5)
    assert kinds(run) == ["run.scheduled", "run.revised"]
    with pytest.raises(Refused, match="has begun"):
        run.revise(by=by, at=SOON, venue="Town hall")


def test_a_run_is_not_moved_into_the_past(wealdshire: World) -> None:
    run, by = a_run(wealdshire), wealdshire.manager
    with pytest.raises(Refused, match="still to come"):
        run.revise(by=by, at=NOW, starts_at=NOW)
    assert CourseRun.objects.get().starts_at == SOON


def test_places_never_fall_beneath_those_held(wealdshire: World) -> None:
    run, w = a_run(wealdshire), wealdshire
    for person in (w.delegate, w.agency_lead):
        run.book(delegate=person, by=person, at=NOW)
    with pytest.raises(Refused, match="2 places are booked"):
        run.revise(by=w.manager, at=NOW, places=1)


def test_cancelling_a_run_tells_everybody_booked_once(wealdshire: World) -> None:
    run, w = a_run(wealdshire), wealdshire
    run.book(delegate=w.delegate, by=w.delegate, at=NOW)
    given_back = run.book(delegate=w.group_member, by=w.group_member, at=NOW)
    given_back.cancel(by=w.group_member, at=NOW, reason="Ill.")
    run.cancel(by=w.manager, at=NOW, reason="Snow.")
    told = Notice.objects.filter(kind="run.cancelled")
    assert [n.recipient_id for n in told] == [w.delegate.pk]
    with pytest.raises(Refused, match="was cancelled"):
        run.cancel(by=w.manager, at=NOW, reason="Snow.")


def test_only_news_of_a_run_is_told(wealdshire: World) -> None:
    run, w = a_run(wealdshire), wealdshire
    run.book(delegate=w.delegate, by=w.delegate, at=NOW)
    run.revise(by=w.manager, at=NOW, places=9)
    assert not Notice.objects.filter(kind="run.revised").exists()
    run.revise(by=w.manager, at=NOW, venue="Library")
    assert Notice.objects.get(kind="run.revised").recipient == w.delegate


def test_a_run_that_has_begun_is_not_cancelled(wealdshire: World) -> None:
    with pytest.raises(Refused, match="has begun"):
        a_run(wealdshire).cancel(by=wealdshire.manager, at=SOON, reason="Snow.")


def test_trainers_are_listed_once_and_need_the_role(wealdshire: World) -> None:
    trainer, w = a_trainer(wealdshire), wealdshire
    add = {"kind": trainer.kind, "by": w.manager, "at": NOW}
    with pytest.raises(Refused, match="already"):
        Trainer.add(membership=w.trainer, **add)
    with pytest.raises(Refused, match="role of trainer"):
        Trainer.add(membership=w.delegate, **add)


def test_a_trainer_with_runs_to_come_stays_on_the_list(wealdshire: World) -> None:
    trainer, by = a_trainer(wealdshire), wealdshire.manager
    run = a_run(wealdshire, trainer=trainer)
    with pytest.raises(Refused, match="still has runs"):
        trainer.end(by=by, at=NOW, reason="Retired.")
    trainer.end(by=by, at=run.ends_at, reason="Retired.")
    assert not Trainer.objects.serving().exists()


@time_machine.travel(NOW, tick=False)
def test_a_leaving_trainers_runs_are_handed_over(wealdshire: World) -> None:
    w, run = wealdshire, a_run(wealdshire, trainer=a_trainer(wealdshire))
    run.book(delegate=w.delegate, by=w.delegate, at=NOW)
    with pytest.raises(Refused, match="course runs to teach"):
        w.trainer.end(by=w.manager, at=NOW, reason="Moved.", to={})
    with pytest.raises(Refused, match="role of trainer"):
        w.trainer.end(by=w.manager, at=NOW, reason="Moved.", to={"runs": w.chair})
    other = join(w, "other_trainer", Role.TRAINER, agency=w.council)
    w.trainer.end(by=w.manager, at=NOW, reason="Moved.", to={"runs": other})
    run.refresh_from_db()
    assert run.trainer.membership == other
    assert [t.membership for t in Trainer.objects.serving()] == [other]
    assert Notice.objects.get(kind="run.revised").recipient == w.delegate


@time_machine.travel(NOW, tick=False)
def test_runs_can_be_left_without_a_trainer(wealdshire: World) -> None:
    w, run = wealdshire, a_run(wealdshire, trainer=a_trainer(wealdshire))
    [held] = handover.open_work(w.trainer, me=w.manager)
    assert list(held.takers(Membership.objects.exclude(pk=w.trainer.pk))) == []
    w.trainer.end(by=w.manager, at=NOW, reason="Moved.", to={"runs": None})
    run.refresh_from_db()
    assert run.trainer is None
