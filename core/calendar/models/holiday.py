"""England's bank holidays: shipped and checked, no live dependency. A platform table."""

from datetime import date

from django.db import models

FIRST_YEAR = 2007
YEARS_AHEAD = 3


class BankHoliday(models.Model):
    """A day that is no working day in England."""

    on = models.DateField(primary_key=True)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["on"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def fill(cls, *, today: date) -> int:
        """Add what is missing up to three years ahead. Gives how many days were added.

        Nothing is taken away: a day proclaimed and entered by hand stays.
        """
        rows = [cls(on=on, name=name) for on, name in published(today)]
        before = cls.objects.count()
        cls.objects.bulk_create(rows, ignore_conflicts=True)
        return cls.objects.count() - before


def published(today: date) -> list[tuple[date, str]]:
    """The days, substitutes included, that the `holidays` library knows for England."""
    from holidays import country_holidays  # slow to load, and only the weekly filling needs it

    years = range(FIRST_YEAR, today.year + YEARS_AHEAD + 1)
    known = country_holidays("GB", subdiv="ENG", years=years, language="en_GB")
    return sorted((on, name[:80]) for on, name in known.items())
