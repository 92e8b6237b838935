"""What the tests of reminders do again and again: a morning, a mail, the ledger as words."""

from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from typing import Any

from django.utils import timezone

from core.calendar.digests import send_digest
from core.calendar.models import Reminder
from core.calendar.planning import plan
from core.tenancy import scope
from tests.factories.rows import TODAY
from tests.personas import World

DAY = timedelta(days=1)


def morning(on: date = TODAY, hour: int = 7, minute: int = 0) -> datetime:
    """A London morning."""
    return timezone.make_aware(datetime.combine(on, time(hour, minute)))


def plan_all(*worlds: World, on: date = TODAY) -> None:
    for world in worlds:
        with scope.within(world.partnership.pk):
            plan(on, at=morning(on))


def write_to(who: Any, at: datetime | None = None) -> bool:
    """Send this person's digest at a moment of the test's choosing."""
    return send_digest(who.user_id, now=lambda: at or morning())


def fates(world: World) -> list[tuple[str, str, str]]:
    """(kind, fate, why) of every line of a partnership's ledger."""
    with scope.within(world.partnership.pk):
        rows = Reminder.objects.order_by("kind", "slot_on", "id")
        return [(r.kind, str(r.fate), r.fate_told) for r in rows]


def text(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return part.get_content()


def page(message: EmailMessage) -> str:
    part = message.get_body(("html",))
    assert part is not None
    return part.get_content()
