"""What the calendar puts on the home page and into the navigation."""

from datetime import timedelta
from typing import Any

from core.calendar.asked import asked_of
from core.calendar.horizon import trouble_with_holidays
from core.calendar.models import Morning, Reminder
from core.journal.models import Fate, Notice
from core.pages.navigation import room
from core.pages.panels import Panel, home_panel
from core.pages.parts import Link
from core.pages.templatetags.words import count_words
from core.tenancy.addresses import address

# Mail is slow for an hour before anybody needs to know.
SLOW_AFTER = timedelta(hours=1)
# Trouble older than this has been seen, or nobody looks.
LOOK_BACK = timedelta(days=14)

# The business team has no journal: what was sent stands beside what is to be sent.
room(
    "Reminders",
    "calendar:ledger",
    "calendar.ledger",
    order=80,
    prefix="reminders",
    also=("mail",),
)


@home_panel
def asked(me: Any, page: Any) -> Panel | None:
    """What needs this person by a day; the count goes into the page's top bar."""
    found = asked_of(me, on=page.today)
    page.request.asked_count = len(found) or None
    if not found:
        return None
    return Panel("Asked of you", "calendar/panels/asked.html", {"asked": found}, 1, "asked")


@home_panel
def mail_in_trouble(me: Any, page: Any) -> Panel | None:
    """For the business team: mail that could not be sent, or perhaps was."""
    if not page.may("calendar.ledger"):
        return None
    found = [
        Link(count_words(number, words), address(route) + query)
        for number, words, route, query in _troubles(me, page)
        if number
    ]
    morning = Morning.objects.filter(on=page.today).exclude(trouble="").first()
    if not found and not morning:
        return None
    context = {"links": found, "morning": morning}
    return Panel("Mail that needs a look", "calendar/panels/mail.html", context, 60, "mail")


def _troubles(me: Any, page: Any) -> list[tuple[int, str, str, str]]:
    since = page.now - LOOK_BACK
    found = []
    for model, what, route in (
        (Notice, "notice", "journal:outbox"),
        (Reminder, "reminder", "calendar:ledger"),
    ):
        recent = model.objects.visible_to(me).filter(planned_at__gte=since)
        doubted = recent.whose_fate_is(Fate.UNCERTAIN).count()
        words = f"{what} perhaps sent twice or not at all,{what}s perhaps sent twice or not at all"
        found.append((doubted, words, route, f"?fate={Fate.UNCERTAIN}"))
        slow = recent.whose_fate_is(Fate.PLANNED).filter(planned_at__lt=page.now - SLOW_AFTER)
        words = f"{what} not sent yet,{what}s not sent yet"
        found.append((slow.count(), words, route, f"?fate={Fate.PLANNED}"))
    return found


@home_panel
def holidays_running_out(me: Any, page: Any) -> Panel | None:
    """For the business team: deadlines cannot be counted much further."""
    if not me.is_business_team:
        return None
    trouble = trouble_with_holidays(page.today)
    context = {"trouble": trouble}
    return Panel("Bank holidays", "calendar/panels/holidays.html", context, 70) if trouble else None
