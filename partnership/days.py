"""The days a verb may be recorded for."""

from datetime import date, datetime

from django.utils import timezone

from core.journal.deeds import Refused


def refuse_day_to_come(on: date, at: datetime) -> None:
    """Raise Refused for a day after today in London: rights follow what is recorded here."""
    if on > timezone.localdate(at):
        raise Refused("This can be recorded on the day it happens, not before.")
