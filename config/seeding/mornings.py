"""The ledger of the last weeks, as the mornings would have filled it."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from core.calendar.planning import plan

MORNINGS, SEVEN = 21, time(7)


def plan_the_last(*, today: date) -> None:
    """Plan the mornings gone by; today's is left to the clock, so that mail can be seen to go."""
    for back in range(MORNINGS, 0, -1):
        morning = today - timedelta(days=back)
        plan(morning, at=timezone.make_aware(datetime.combine(morning, SEVEN)))
