"""Reminders and the calendar, behind the page. Every task may be lost, doubled or late."""

from uuid import UUID

import structlog
from celery import current_app, shared_task
from django.utils import timezone

from core.calendar.digests import send_digest
from core.calendar.models import BankHoliday
from core.calendar.planning import plan
from core.calendar.sweeping import is_open, people_to_write_to, unplanned
from core.tenancy import scope

log = structlog.get_logger(__name__)

# People in one message: small enough that three workers share a morning evenly.
CHUNK = 50


@shared_task(name="calendar.sweep_reminders")
def sweep_reminders() -> None:
    """Every five minutes of the day: send hints for what is still to be planned or sent."""
    at = timezone.now()
    if not is_open(at):
        return
    waiting, may_go = unplanned(at)
    for partnership in waiting:
        current_app.send_task(
            "calendar.plan_reminders", kwargs={"partnership_id": str(partnership)}
        )
    if may_go:
        people = [str(person) for person in people_to_write_to()]
        for start in range(0, len(people), CHUNK):
            chunk = people[start : start + CHUNK]
            current_app.send_task("calendar.send_digests", kwargs={"person_ids": chunk})


@shared_task(name="calendar.plan_reminders")
def plan_reminders(*, partnership_id: str) -> None:
    """Fill one partnership's ledger for today."""
    at = timezone.now()
    with scope.within(UUID(partnership_id)):
        plan(timezone.localdate(at), at=at)


@shared_task(name="calendar.send_digests")
def send_digests(*, person_ids: list[str]) -> None:
    """Write to these people, one mail each; one that fails keeps nobody else's back."""
    for person in person_ids:
        try:
            send_digest(UUID(person))
        except Exception:
            log.exception("digest_failed", person=person)


@shared_task(name="calendar.fill_holidays")
def fill_holidays() -> None:
    """Weekly: bank holidays up to three years ahead."""
    BankHoliday.fill(today=timezone.localdate())
