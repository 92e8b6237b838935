"""Sums of a group's calendar, without a database (Kent LIG ToR §7, §8b).

Dates are London dates. ``is_working`` says whether a day is a working day in England; the
caller brings England's bank holidays with it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

IsWorking = Callable[[date], bool]
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = ("first", "second", "third", "fourth", "last")


@dataclass(frozen=True)
class Slot:
    """One proposed meeting: the day the pattern gives, the day it can be, when papers are due."""

    pattern_on: date
    on: date
    papers_due_on: date | None
    is_taken: bool = False  # the group meets that day already

    @property
    def was_moved(self) -> bool:
        """Whether the pattern's own day is no working day."""
        return self.on != self.pattern_on


@dataclass(frozen=True)
class Pattern:
    """ "The second Wednesday", read off a first meeting. A fifth one counts as the last."""

    weekday: int
    ordinal: int

    @classmethod
    def of(cls, day: date) -> "Pattern":
        return cls(day.weekday(), min((day.day - 1) // 7, 4))

    def within(self, month: date) -> date:
        """The pattern's day in the month that ``month`` lies in."""
        first = month.replace(day=1)
        found = first + timedelta(days=(self.weekday - first.weekday()) % 7, weeks=self.ordinal)
        return found if found.month == first.month else found - timedelta(weeks=1)

    @property
    def words(self) -> str:
        return f"{ORDINALS[self.ordinal]} {WEEKDAYS[self.weekday]}"


def slots(
    first: date,
    *,
    every_months: int,
    until: date,
    papers_days: int | None,
    papers_in_working_days: bool,
    is_working: IsWorking,
) -> Iterator[Slot]:
    """The meetings from ``first`` to ``until``, on the same weekday of the month each time.

    A day that is no working day moves to the next one, but not beyond ``until``. Raises
    ValueError for an interval of less than a month.
    """
    if every_months < 1:
        raise ValueError("A group meets at most once a month.")
    pattern = Pattern.of(first)
    step = 0
    while True:
        month = first.replace(day=1) + relativedelta(months=step * every_months)
        planned = first if step == 0 else pattern.within(month)
        if planned > until:
            return
        on = next_working(planned, is_working)
        if on > until:
            return
        yield Slot(planned, on, papers_due(on, papers_days, papers_in_working_days, is_working))
        step += 1


def next_after(days: Collection[date], every_months: int) -> date:
    """The usual weekday of the month, so many months after the last of these days."""
    usual, _ = Counter(map(Pattern.of, days)).most_common(1)[0]
    return usual.within(max(days).replace(day=1) + relativedelta(months=every_months))


def next_working(day: date, is_working: IsWorking) -> date:
    """This day, or the first working day after it."""
    while not is_working(day):
        day += timedelta(days=1)
    return day


def papers_due(
    meeting_on: date, days: int | None, in_working_days: bool, is_working: IsWorking
) -> date | None:
    """The last day for papers, or None where the terms state none.

    Counted back from the day before the meeting's own; a deadline that falls on a day off
    comes earlier, never later: "at least two weeks" (Kent LIG ToR §8b).
    """
    if days is None:
        return None
    if not in_working_days:
        due = meeting_on - timedelta(days=days)
        while not is_working(due):
            due -= timedelta(days=1)
        return due
    due, left = meeting_on, days
    while left:
        due -= timedelta(days=1)
        left -= is_working(due)
    return due
