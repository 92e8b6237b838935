"""Counting days, working days and months. No database, no clock.

A working day in England is no Saturday, no Sunday and no bank holiday. The count of a
deadline begins with the day after the event (Working Together 2023, ch. 5: "within 5
working days"), so an event on a Friday has its first working day on the Monday.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from core.pages.templatetags.words import day as told

ONE_DAY = timedelta(days=1)


class BeyondHorizon(LookupError):
    """A day outside the span whose bank holidays are known. Never read as "no holidays"."""

    def __init__(self, day: date | None = None) -> None:
        named = told(day) or "That day"
        super().__init__(f"{named} lies outside the years whose bank holidays are known.")
        self.day = day


@dataclass(frozen=True)
class WorkingDays:
    """Which days are worked, between the first and the last day that is known about."""

    holidays: frozenset[date]
    known_from: date
    known_to: date

    @classmethod
    def knowing(cls, holidays: Iterable[date]) -> "WorkingDays":
        """As far as these holidays reach: beyond the last of them nothing is known."""
        days = frozenset(holidays)
        if not days:
            raise BeyondHorizon
        return cls(days, min(days), max(days))

    def includes(self, day: date) -> bool:
        """Whether this day is worked. Raises BeyondHorizon outside the known span."""
        if not self.known_from <= day <= self.known_to:
            raise BeyondHorizon(day)
        return day.weekday() < 5 and day not in self.holidays

    def after(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; zero gives the day itself.

        Raises BeyondHorizon, and ValueError for a negative count.
        """
        return self._counted(day, count, ONE_DAY)

    def before(self, day: date, count: int) -> date:
        """The ``count``-th working day before ``day``; zero gives the day itself."""
        return self._counted(day, count, -ONE_DAY)

    def on_or_after(self, day: date) -> date:
        """This day if it is worked, else the next one that is."""
        return day if self.includes(day) else self.after(day, 1)

    def on_or_before(self, day: date) -> date:
        """This day if it is worked, else the last one that was."""
        return day if self.includes(day) else self.before(day, 1)

    def _counted(self, day: date, count: int, step: timedelta) -> date:
        if count < 0:
            raise ValueError("A number of working days is never negative.")
        while count:
            if not self.known_from <= day <= self.known_to:
                raise BeyondHorizon(day)
            day += step
            count -= self.includes(day)
        return day


def add_months(day: date, count: int) -> date:
    """The same day of a later month, or that month's last day when it has no such day.

    31 August and six months is the last of February. Raises BeyondHorizon past the ends of
    the calendar.
    """
    years, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not date.min.year <= years <= date.max.year:
        raise BeyondHorizon
    last = calendar.monthrange(years, month + 1)[1]
    return date(years, month + 1, min(day.day, last))
