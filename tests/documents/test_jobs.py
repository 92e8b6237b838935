"""Long work: one worker at a time, visible progress, an end in words (catalogue B02, B08, T09)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.documents import working
from core.documents.models import Job
from core.documents.models.job import PATIENCE, LostClaim
from core.documents.working import Outcome, Progress, Work, job_kind, run_next
from core.journal.deeds import Refused
from core.tenancy import scope
from tests.factories.rows import NOW
from tests.personas import World, sign_in

Asker = Callable[..., Job]


@pytest.fixture
def ask(weald: World, monkeypatch: pytest.MonkeyPatch) -> Asker:
    """``ask(work)``: a job of the manager's that does ``work(job, me)``."""
    monkeypatch.setattr(working, "_kinds", {})

    def asked(work: Any) -> Job:
        job_kind("tests.work")(work)
        with scope.within(weald.partnership.pk):
            me = weald.manager
            return Job.ask("tests.work", "A long list", by=me, at=NOW, about=weald.partnership)

    return asked


def now_of(job: Job) -> Job:
    with scope.within(job.partnership_id):
        return Job.objects.get(pk=job.pk)


def test_progress_is_visible_between_the_steps(ask: Asker) -> None:
    seen: list[tuple[int, int, str]] = []

    def work(job: Job, me: Any) -> Work:
        yield Progress(1, 2, "Half")
        there = Job.objects.get(pk=job.pk)
        seen.append((there.steps_done, there.steps_total, there.step_words))
        yield Progress(2, 2, "All")
        return Outcome("Two things.")

    job = ask(work)
    assert run_next(job.partnership_id)
    assert seen == [(1, 2, "Half")]
    done = now_of(job)
    assert done.finished_at and done.outcome == "Two things." and done.steps_done == 2
    assert not run_next(job.partnership_id)


def test_work_is_done_by_its_askers_rights(ask: Asker, weald: World) -> None:
    who: list[Any] = []

    def work(job: Job, me: Any) -> Work:
        who.append(me)
        yield Progress(1, 1)
        return Outcome("Done.")

    run_next(ask(work).partnership_id)
    assert who == [weald.manager]


def test_a_refusal_is_told_in_its_own_words(ask: Asker) -> None:
    def work(job: Job, me: Any) -> Work:
        yield Progress(0, 1)
        raise Refused("There is nothing to list.")

    job = ask(work)
    run_next(job.partnership_id)
    assert now_of(job).failed_at and now_of(job).outcome == "There is nothing to list."


def test_one_that_breaks_is_told_and_the_next_is_run(ask: Asker, weald: World) -> None:
    def work(job: Job, me: Any) -> Work:
        yield Progress(0, 1)
        raise RuntimeError("A detail nobody should read.")

    job = ask(work)
    with scope.within(weald.partnership.pk):
        later = Job.ask("tests.work", "B", by=weald.manager, at=NOW, about=weald.partnership)
    assert run_next(job.partnership_id) and run_next(job.partnership_id)
    for ended in (now_of(job), now_of(later)):
        assert ended.failed_at and "our side" in ended.outcome and "detail" not in ended.outcome


def test_a_job_is_claimed_by_one_worker(ask: Asker) -> None:
    job = ask(lambda job, me: None)
    with scope.within(job.partnership_id):
        assert Job.claim_next(at=NOW) == job
        assert Job.claim_next(at=NOW) is None


def test_a_job_left_behind_is_taken_over_and_the_first_worker_lets_go(ask: Asker) -> None:
    job = ask(lambda job, me: None)
    with scope.within(job.partnership_id):
        first = Job.claim_next(at=NOW)
        second = Job.claim_next(at=NOW + PATIENCE + timedelta(seconds=1))
        assert first == second == job and first is not None and second is not None
        with pytest.raises(LostClaim):
            first.finish(at=NOW, outcome="Too late.")
        second.finish(at=NOW, outcome="Done.")


def test_a_job_that_never_ends_is_given_up(ask: Asker) -> None:
    job = ask(lambda job, me: None)
    with scope.within(job.partnership_id):
        Job.objects.filter(pk=job.pk).update(attempts=3)
    run_next(job.partnership_id)
    assert "three times" in now_of(job).outcome


def test_a_kind_is_registered_once(ask: Asker) -> None:
    ask(lambda job, me: None)
    with pytest.raises(ValueError, match="twice"):
        job_kind("tests.work")(lambda job, me: None)  # type: ignore[arg-type,return-value]


def test_the_page_shows_how_far_it_is(client: Client, weald: World, ask: Asker) -> None:
    job = ask(lambda job, me: None)
    path = weald.path(f"jobs/{job.code}/")
    sign_in(client, weald.manager)
    waiting = client.get(path).content.decode()
    assert "Waiting to start" in waiting and "data-follow" in waiting
    with scope.within(weald.partnership.pk):
        claimed = Job.claim_next(at=timezone.now())
        assert claimed is not None
        claimed.advance(3, 9, "Writing the rows", at=timezone.now())
    assert "Writing the rows" in client.get(path).content.decode()
    with scope.within(weald.partnership.pk):
        claimed.fail(at=timezone.now(), because="There is nothing to list.")
    ended = client.get(path).content.decode()
    assert "There is nothing to list." in ended and "data-follow" not in ended


def test_others_do_not_know_of_it(client: Client, weald: World, ask: Asker) -> None:
    path = weald.path(f"jobs/{ask(lambda job, me: None).code}/")
    for part in ("coordinator", "scrutineer", "delegate"):
        assert sign_in(client, weald.people[part]).get(path).status_code == 404, part
