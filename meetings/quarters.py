"""Quarters of the partnership's year, without a database (Kent LIG ToR §5: quarterly).

The year runs from April to March unless the partnership says otherwise. Dates are London's.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from core.pages.london import midnight

APRIL = 4
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a year that begins with ``year_starts`` (a month)."""

    from_on: date
    year_starts: int = APRIL

    @classmethod
    def of(cls, day: date, *, year_starts: int = APRIL) -> "Quarter":
        """The quarter a day lies in."""
        into = (day.month - year_starts) % 3
        return cls(day.replace(day=1) - relativedelta(months=into), year_starts)

    @property
    def to_on(self) -> date:
        """Its last day."""
        return self.from_on + relativedelta(months=3) - timedelta(days=1)

    @property
    def place(self) -> int:
        """Which quarter of its year: 1 to 4."""
        return (self.from_on.month - self.year_starts) % 12 // 3 + 1

    @property
    def year(self) -> str:
        """The year it belongs to: "2026-27", or "2026" for a year that begins in January."""
        first = self.from_on.year - (self.from_on.month < self.year_starts)
        return f"{first}-{(first + 1) % 100:02d}" if self.year_starts > 1 else f"{first}"

    @property
    def number(self) -> str:
        """What its circular is called: "EC-2026-27-Q3"."""
        return f"EC-{self.year}-Q{self.place}"

    @property
    def words(self) -> str:
        """ "October to December 2026"; both years where it crosses the new year."""
        first, last = self.from_on, self.to_on
        begins = MONTHS[first.month - 1]
        if first.year != last.year:
            begins = f"{begins} {first.year}"
        return f"{begins} to {MONTHS[last.month - 1]} {last.year}"

    @property
    def before(self) -> "Quarter":
        """The quarter before this one."""
        return Quarter(self.from_on - relativedelta(months=3), self.year_starts)

    def is_over(self, on: date) -> bool:
        """Whether its last day has gone by."""
        return on > self.to_on


def due(quarter: Quarter, *, asked_on: date, days: int) -> date:
    """The last day for contributions: so many days after they were asked for.

    Nobody can account for a quarter that is still running, so they count from its end at
    the earliest.
    """
    return max(asked_on, quarter.to_on) + timedelta(days=days)


@dataclass(frozen=True)
class Span:
    """London days that are counted, both ends included."""

    first: date
    last: date

    @property
    def begins_at(self) -> datetime:
        """Its first instant."""
        return midnight(self.first)

    @property
    def ends_at(self) -> datetime:
        """The first instant after it."""
        return midnight(self.last + timedelta(days=1))


def so_far(quarter: Quarter, *, on: date) -> Span:
    """What there is to count of a quarter on a day: all of it, or as much as has gone by."""
    return Span(quarter.from_on, min(quarter.to_on, max(on, quarter.from_on)))
