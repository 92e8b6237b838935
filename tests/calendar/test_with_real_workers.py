"""The morning over a real broker with real workers: doubled, lost, killed, and away for days."""

import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from kombu.exceptions import OperationalError

from core.calendar.digests import send_digest
from core.calendar.models import Morning, Reminder
from core.calendar.tasks import sweep_reminders
from core.journal.models import Fate
from core.tenancy import scope
from partnership.choices import Role
from tests.calendar.mornings import DAY, fates, morning, plan_all, write_to
from tests.factories.reminders import action
from tests.factories.rows import TODAY
from tests.personas import World, join, person
from tests.servers import Redis, SmtpCatcher, WorkerStarter

PEOPLE = 24


def today_at(hour: int) -> datetime:
    """The workers live by the real clock, so these mornings are today's."""
    return morning(timezone.localdate(), hour)


def sweep(hour: int = 9) -> None:
    """What beat sends every five minutes, whatever the real hour is."""
    with time_machine.travel(today_at(hour), tick=False):
        sweep_reminders()


def everybody(*worlds: World) -> list[Any]:
    """So many people, each with one action due tomorrow in each partnership."""
    users = [person(f"person{n}@example.org") for n in range(PEOPLE)]
    for world in worlds:
        with scope.within(world.partnership.pk):
            for n, user in enumerate(users):
                lead = join(world, f"lead_{n}", Role.AGENCY_LEAD, agency=world.police, user=user)
                action(world, lead, timezone.localdate() + DAY)
    return users


def wait_until(true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.1)


def planned(*worlds: World) -> bool:
    def here(world: World) -> bool:
        with scope.within(world.partnership.pk):
            return Morning.objects.filter(planned_at__isnull=False).exists()

    return all(here(world) for world in worlds)


def addresses(catcher: SmtpCatcher) -> Counter[str]:
    return Counter(to for (to,) in catcher.recipients)


def test_three_workers_and_a_doubled_beat_write_once_to_each(
    weald: World,
    downland: World,
    smtp_catcher: SmtpCatcher,
    celery_worker_process: WorkerStarter,
) -> None:
    users = everybody(weald, downland)
    for _ in range(3):
        celery_worker_process()
    for _ in range(2):
        sweep()
    wait_until(lambda: planned(weald, downland))
    for _ in range(4):
        sweep()
    smtp_catcher.wait_for(PEOPLE)
    time.sleep(2)
    assert addresses(smtp_catcher) == {user.email: 1 for user in users}
    for world in (weald, downland):
        assert [fate for _, fate, _ in fates(world)] == [str(Fate.SENT)] * PEOPLE


def test_a_broker_that_went_away_with_its_messages_loses_nothing(
    weald: World,
    smtp_catcher: SmtpCatcher,
    redis_server: Redis,
    celery_worker_process: WorkerStarter,
) -> None:
    users = everybody(weald)
    sweep()  # the hint to plan waits in the broker, and nobody works yet
    redis_server.stop()
    with pytest.raises(OperationalError):
        sweep()
    assert fates(weald) == [], "nothing was planned, so nothing could be sent"
    redis_server.start()
    celery_worker_process()
    sweep()
    wait_until(lambda: planned(weald))
    redis_server.stop()
    redis_server.start()

    def all_told() -> bool:
        sweep()
        time.sleep(1)
        return len(smtp_catcher.messages) >= PEOPLE

    wait_until(all_told, seconds=60)
    assert addresses(smtp_catcher) == {user.email: 1 for user in users}
    assert {fate for _, fate, _ in fates(weald)} == {str(Fate.SENT)}


def test_a_worker_killed_at_the_mail_server_repeats_one_mail_at_most(
    weald: World, smtp_catcher: SmtpCatcher, celery_worker_process: WorkerStarter
) -> None:
    users = everybody(weald)
    plan_all(weald, on=timezone.localdate())
    smtp_catcher.delay = 0.5
    worker = celery_worker_process()
    sweep()
    smtp_catcher.wait_for(3)
    wait_until(lambda: smtp_catcher.in_hand > 0)
    worker.kill()
    smtp_catcher.delay = 0
    before = len(smtp_catcher.messages)
    assert before < PEOPLE, "it was killed on the way"
    for hours in (1, 2):
        later = timezone.now() + timedelta(hours=hours)
        for user in users:
            send_digest(user.pk, now=lambda at=later: at)
    told = addresses(smtp_catcher)
    assert set(told) == {user.email for user in users}, "nobody was lost"
    assert max(told.values()) <= 2
    with scope.within(weald.partnership.pk):
        doubted = {
            line.recipient.user.email
            for line in Reminder.objects.select_related("recipient__user")
            if line.fate == Fate.UNCERTAIN
        }
    twice = {email for email, count in told.items() if count == 2}
    assert twice <= doubted and len(doubted) == 1, "the one mail that was in hand"


def test_three_days_of_refusals_end_in_one_mail(weald: World, smtp_catcher: SmtpCatcher) -> None:
    with scope.within(weald.partnership.pk):
        action(weald, weald.agency_lead, TODAY + DAY)
    smtp_catcher.refuse_with = "451 not today"
    for days in range(3):
        on = TODAY + days * DAY
        plan_all(weald, on=on)
        for hour in (7, 9, 12, 18):
            assert write_to(weald.agency_lead, at=morning(on, hour)) is False
    assert smtp_catcher.messages == []
    assert {fate for _, fate, _ in fates(weald)} == {str(Fate.PLANNED)}
    smtp_catcher.refuse_with = ""
    back = TODAY + 3 * DAY
    plan_all(weald, on=back)
    for hour in (7, 9, 12):
        write_to(weald.agency_lead, at=morning(back, hour))
    assert len(smtp_catcher.messages) == 1, "one mail for everything that waited"
    assert {fate for _, fate, _ in fates(weald)} == {str(Fate.SENT)}


def test_a_partnership_that_cannot_be_planned_holds_up_no_other(
    weald: World,
    downland: World,
    smtp_catcher: SmtpCatcher,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for world in (weald, downland):
        with scope.within(world.partnership.pk):
            action(world, world.agency_lead, TODAY + DAY)
    with scope.within(weald.partnership.pk):
        Morning.objects.begin(TODAY, at=morning())  # begun, and its planning dies every time
    plan_all(downland)
    sent: list[str] = []
    monkeypatch.setattr("core.calendar.tasks.current_app", Telegraph(sent))
    with time_machine.travel(morning(minute=10), tick=False):
        sweep_reminders()
    assert "calendar.send_digests" not in sent, "a person in both would get two mails"
    with time_machine.travel(morning(minute=40), tick=False):
        sweep_reminders()
    assert "calendar.send_digests" in sent, "but nobody waits for ever"


class Telegraph:
    """Notes which messages were handed to the broker."""

    def __init__(self, sent: list[str]) -> None:
        self.sent = sent

    def send_task(self, name: str, kwargs: dict[str, Any]) -> None:
        self.sent.append(name)
