"""London's time zone, and when its days begin. No database, no clock."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def midnight(on: date) -> datetime:
    """The instant at which a London day begins."""
    return datetime.combine(on, time.min, tzinfo=LONDON)
