"""One notice of an assigned action, and its hand-over at a given time."""

from datetime import datetime, timedelta
from typing import Any

from core.journal.models import Notice
from core.journal.outbox import send_notices
from tests.factories.reminders import action
from tests.factories.rows import NOW, TODAY
from tests.journal.conftest import KIND, assign, of_test
from tests.personas import World, within

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def assigned(world: World, *, source: Any = None, title: str = "Train the front desk") -> Any:
    """An action given to its lead by the manager; the notices of other kinds are set aside."""
    with within(world):
        row = action(world, world.deputy, TODAY, source=source or world.open_source, title=title)
        assign(row, by=world.manager, to=world.agency_lead)
        Notice.objects.exclude(kind=KIND).suppress("Not this test's.", at=NOW)
    return row


def send(world: World, at: datetime = NOW) -> int:
    """Send what waits; gives how many mails went."""
    return send_notices(world.partnership.pk, now=lambda: at)


def the_notice(world: World) -> Notice:
    """The one the test declared, as it is now."""
    with within(world):
        return of_test().get()
