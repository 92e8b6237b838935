"""The promise of design §4.8, with the worker killed at every write, commit and answer.

Planned exactly once; nothing lost; after a death in the middle of a hand-over one repeat at
most, and then the line is marked uncertain.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from core.calendar.digests import send_digest
from core.calendar.models import Reminder
from core.calendar.planning import plan
from core.journal.models import Fate
from core.tenancy import scope
from partnership.choices import Role
from tests.calendar.dying import Mortal, mortal
from tests.calendar.mornings import DAY, morning, plan_all
from tests.factories.reminders import action, answer, contribution
from tests.factories.rows import TODAY
from tests.personas import World, join, person
from tests.servers import SmtpCatcher

MOST_STEPS = 60
MINUTE = timedelta(minutes=1)


@pytest.fixture
def dying(committed_db: str, smtp_catcher: SmtpCatcher) -> Iterator[Mortal]:
    with mortal() as process:
        yield process


def mails_to(catcher: SmtpCatcher, address: str) -> int:
    return sum(to == [address] for to in catcher.recipients)


def lines_of(worlds: tuple[World, ...], member: dict[str, Any]) -> list[Reminder]:
    found = []
    for world in worlds:
        with scope.within(world.partnership.pk):
            found += list(Reminder.objects.filter(recipient=member[world.slug]))
    return found


def test_planning_is_whole_or_not_at_all(
    dying: Mortal, weald: World, smtp_catcher: SmtpCatcher
) -> None:
    pk = weald.partnership.pk
    with scope.within(pk):
        for lead in (weald.agency_lead, weald.chair, weald.deputy):
            action(weald, lead, TODAY + DAY)
        answer(weald, weald.icb, TODAY + DAY)
        contribution(weald, weald.group, TODAY + DAY)
    step = 1
    while dying.dies("plan", pk, at=morning(), step=step):
        with scope.within(pk):
            # The last commit of all comes after the work is whole.
            assert Reminder.objects.count() in (0, 6)
        step += 1
        assert step < MOST_STEPS
    with scope.within(pk):
        assert Reminder.objects.count() == 6
        assert plan(TODAY, at=morning()) is False
        keys = Reminder.objects.values_list("kind", "subject_id", "recipient_id", "slot_on")
        assert set(Counter(keys).values()) == {1}
    assert step > 6, "there were that many writes to die at"


def everybody(worlds: tuple[World, ...]) -> list[dict[str, Any]]:
    """So many people, each asked for one thing in each partnership."""
    people = []
    for n in range(MOST_STEPS):
        user, member = person(f"person{n}@example.org"), {"user": None}
        for world in worlds:
            with scope.within(world.partnership.pk):
                lead = join(world, f"lead_{n}", Role.AGENCY_LEAD, agency=world.police, user=user)
                action(world, lead, TODAY + DAY)
                member[world.slug] = lead
        people.append({**member, "user": user})
    plan_all(*worlds)
    return people


def test_a_digest_killed_at_any_step_is_lost_by_nobody(
    dying: Mortal, weald: World, downland: World, smtp_catcher: SmtpCatcher
) -> None:
    worlds = (weald, downland)
    doubted = twice = 0
    for step, member in enumerate(everybody(worlds), start=1):
        user = member["user"]
        died = dying.dies("digest", user.pk, at=morning(), step=step)
        before = mails_to(smtp_catcher, user.email)
        for minutes in (5, 20, 25, 40, 60):
            send_digest(user.pk, now=lambda m=minutes: morning() + m * MINUTE)
        mails, lines = mails_to(smtp_catcher, user.email), lines_of(worlds, member)
        assert len(lines) == 2 and all(line.handed_over_at for line in lines), step
        fates = {line.fate for line in lines}
        assert mails in (1, 2) and len(fates) == 1, step
        # A mail that arrived twice is always marked; one that is not marked arrived once.
        assert mails == 1 or fates == {Fate.UNCERTAIN}, step
        assert fates == {Fate.SENT} or died, step
        doubted, twice = doubted + (fates == {Fate.UNCERTAIN}), twice + (mails == 2)
        assert before <= 1
        if not died:
            break
    assert not died, "every step was died at, and then none was left"
    assert step > 15 and doubted >= 4 and twice >= 1, (step, doubted, twice)
