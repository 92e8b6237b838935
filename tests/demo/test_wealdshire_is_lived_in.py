"""Wealdshire has Kent's size, is one year deep, has something in every state, and reads true."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from actions.choices import Standing
from actions.models import Action
from actions.standing import standing_of
from config.seeding import mornings, wealdshire
from core.calendar.models import BankHoliday, Reminder
from core.journal.models import Entry
from core.tenancy import scope
from meetings.circular.twin import twin_of
from meetings.models import Contribution, ExecutiveCircular, Meeting
from partnership.models import Agency, Membership, Subgroup
from reviews.models import LearningSource, Recommendation
from tests.demo.reading import contradictions
from training.models import Course

# Whatever the day: the first and the last of a quarter, and today.
DAYS = [lambda: date(2026, 1, 1), lambda: date(2026, 3, 31), timezone.localdate]

SIZE: list[tuple[Any, range]] = [
    (Agency.objects, range(19, 22)),
    (Membership.objects, range(43, 48)),
    (Subgroup.objects, range(12, 13)),
    (LearningSource.objects, range(14, 15)),
    (Recommendation.objects, range(58, 63)),
    (Action.objects, range(150, 171)),
    (Meeting.objects, range(28, 41)),
    (Course.objects, range(20, 21)),
    (ExecutiveCircular.objects, range(4, 5)),
]


def states_of(circular: ExecutiveCircular) -> set[str]:
    return {row.state.word for row in Contribution.objects.filter(circular=circular)}


@pytest.mark.parametrize("day", DAYS, ids=["new-year", "end-of-march", "today"])
def test_wealdshire_is_of_kents_size_and_without_contradictions_on_any_day(
    db: None, day: Callable[[], date]
) -> None:
    today = day()
    BankHoliday.fill(today=today)
    garden = wealdshire.plant(today=today)
    with scope.within(garden.partnership.pk):
        counted = {rows.model.__name__: rows.count() for rows, _ in SIZE}
        assert counted == {
            rows.model.__name__: counted[rows.model.__name__]
            for rows, wanted in SIZE
            if counted[rows.model.__name__] in wanted
        }
        oldest = Entry.objects.order_by("at").first()
        assert oldest and (today - oldest.at.date()) > timedelta(days=360)
        standings = {standing_of(a, on=today, days=14) for a in Action.objects.all()}
        assert standings == set(Standing)
        _circulars(today)
        _ledger(today)
        assert contradictions(today) == []


def _circulars(today: date) -> None:
    *issued, newest = ExecutiveCircular.objects.order_by("from_on")
    assert [c.state.word for c in issued] == ["Issued"] * 3
    assert all(c.pdf and c.distributed_at for c in issued)
    assert newest.quarter.is_over(today) and newest.due_on > today
    assert states_of(newest) == {"Sent", "Returned", "Awaited", "Nil return"}
    twin = twin_of(issued[-1].said(), colour="#6d2748")
    assert len(twin.charts) == 2 and all(f.of for f in twin.figures)


def _ledger(today: date) -> None:
    mornings.plan_the_last(today=today)
    asked = Counter(Reminder.objects.values_list("kind", flat=True))
    assert len(asked) >= 2 and asked.total() > 20
    assert not Reminder.objects.filter(slot_on__gte=today).exists()
