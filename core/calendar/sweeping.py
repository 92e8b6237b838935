"""The morning's order: plan every partnership, then write to every person who is asked.

Nothing here remembers anything: each sweep looks at the rows and sends hints for what is
still to be done. Lost, doubled or late hints change nothing but the hour.
"""

from collections.abc import Iterator
from datetime import datetime, time
from uuid import UUID

import structlog
from django.apps import apps
from django.conf import settings
from django.utils import timezone

from core.calendar.models import Morning, Reminder
from core.tenancy import scope

log = structlog.get_logger(__name__)

# London time. Nobody is written to at night, not even after an outage.
FIRST, LAST = time(7), time(20)


def is_open(at: datetime) -> bool:
    """Whether reminders may be planned and sent at this moment."""
    return FIRST <= timezone.localtime(at).time() < LAST


def partnerships() -> list[UUID]:
    """Every partnership, the longest known first."""
    Partnership = apps.get_model(settings.TENANT_MODEL)
    return list(Partnership.objects.order_by("pk").values_list("pk", flat=True))


def unplanned(at: datetime) -> tuple[list[UUID], bool]:
    """Partnerships whose morning is still to be planned, and whether mail may go already.

    Mail waits until all of them are planned, so that a person in two partnerships gets one
    mail; but not for ever, and one that cannot even be looked at holds up nobody.
    """
    waiting, may_go = [], True
    for partnership in partnerships():
        try:
            with scope.within(partnership):
                morning = Morning.objects.begin(timezone.localdate(at), at=at)
        except Exception:
            log.exception("morning_not_begun", partnership=str(partnership))
            continue
        if morning.planned_at is None:
            waiting.append(partnership)
            may_go = may_go and morning.lets_mail_go(at=at)
    return waiting, may_go


def people_to_write_to() -> Iterator[UUID]:
    """Everybody with a line that waits, once each, whatever partnerships it waits in."""
    seen: set[UUID] = set()
    for partnership in partnerships():
        try:
            with scope.within(partnership):
                waiting = Reminder.objects.waiting().order_by().values_list("recipient__user")
                found = {person for (person,) in waiting.distinct()}
        except Exception:
            log.exception("ledger_not_read", partnership=str(partnership))
            continue
        yield from found - seen
        seen |= found
