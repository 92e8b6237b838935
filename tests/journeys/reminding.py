"""Step 6: one morning, one mail, and its link leads to the very action."""

from tests.journeys.people import Person
from tests.journeys.sitting import ACTION
from tests.journeys.stage import Stage, address_in, words


def a_morning_comes(stage: Stage, lead: Person) -> None:
    """A week before the day it is due."""
    stage.it_is("2026-07-24T06:10:00+00:00")
    stage.morning()
    message = stage.newest_mail(lead.email, "asked of you")
    said = words(message)
    assert "Fri 31 Jul 2026" in said
    lead.open(address_in(message))
    lead.reads(ACTION)
    lead.keep("06-from-the-mail")


def the_ledger_says_so(manager: Person) -> None:
    manager.press("Reminders")
    manager.reads("Sent")
    manager.keep("06-ledger")
