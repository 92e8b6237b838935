"""Running jobs: rooms register kinds of work, workers claim rows and walk their steps.

A kind is a generator. Each stretch between two ``yield``s runs in a transaction of its own,
so what it says of its progress is visible to the page that waits. Never yield inside a verb.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import structlog
from django.apps import apps
from django.conf import settings
from django.utils import timezone

from core.documents import owners
from core.documents.models import Job, StoredFile
from core.documents.models.job import MOST_ATTEMPTS, LostClaim
from core.journal.deeds import Refused
from core.tenancy import scope

log = structlog.get_logger(__name__)

OUR_FAULT = "Something went wrong on our side. Ask for it again; if it fails again, tell us."
NO_LONGER = "Your membership of this partnership has ended, so this was not made."


@dataclass(frozen=True)
class Progress:
    """``done`` of ``total`` steps, and what is being done now."""

    done: int
    total: int
    words: str = ""


@dataclass(frozen=True)
class Outcome:
    """How a job ended, in words, and the file it made, if any."""

    words: str
    file: StoredFile | None = None


Work = Generator[Progress, None, Outcome]
Kind = Callable[[Job, Any], Work]
_kinds: dict[str, Kind] = {}


def job_kind(name: str) -> Callable[[Kind], Kind]:
    """Register ``work(job, me)``, a generator function. ``me`` is the asker's membership."""

    def register(work: Kind) -> Kind:
        if name in _kinds:
            raise ValueError(f"The job kind {name} is registered twice.")
        _kinds[name] = work
        return work

    return register


def run_next(partnership: UUID) -> bool:
    """Claim and run one job of a partnership. False when none waits."""
    with scope.within(partnership):
        job = Job.claim_next(at=timezone.now())
    if job is None:
        return False
    try:
        _run(job)
    except LostClaim:
        log.warning("job_taken_over", job=job.code)
    except Refused as refusal:
        _fail(job, refusal.message)
    except Exception:
        log.exception("job_failed", job=job.code, kind=job.kind)
        _fail(job, OUR_FAULT)
    return True


def _run(job: Job) -> None:
    if job.attempts > MOST_ATTEMPTS:
        raise Refused("This was begun three times and never finished. Ask for less at once.")
    with scope.within(job.partnership_id):
        job.begin(rights_mark=owners.rights_mark(asked_at=job.asked_at))
        work = _kinds[job.kind](job, _asker(job))
    while not _step(job, work):
        pass


def _step(job: Job, work: Work) -> bool:
    """One stretch of work and its commit; True when the work has ended."""
    with scope.within(job.partnership_id):
        try:
            so_far = next(work)
        except StopIteration as end:
            outcome: Outcome = end.value
            job.finish(at=timezone.now(), outcome=outcome.words, file=outcome.file)
            return True
        job.advance(so_far.done, so_far.total, so_far.words, at=timezone.now())
        return False


def _asker(job: Job) -> Any:
    if job.asked_by_id is None:
        return None
    Membership = apps.get_model(settings.MEMBERSHIP_MODEL)
    open_now = Membership.objects.filter(pk=job.asked_by_id, ended_at__isnull=True)
    me = open_now.select_related("agency").first()
    if me is None:
        raise Refused(NO_LONGER)
    return me


def _fail(job: Job, because: str) -> None:
    try:
        with scope.within(job.partnership_id):
            job.fail(at=timezone.now(), because=because)
    except LostClaim:
        log.warning("job_taken_over", job=job.code)
