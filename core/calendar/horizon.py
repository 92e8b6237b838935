"""Whether the table of bank holidays reaches far enough to trust a deadline to it."""

from collections import Counter
from datetime import date

from core.calendar.models import BankHoliday
from core.calendar.workdays import add_months
from core.pages.templatetags.words import day

# England has eight in every ordinary year; a year with fewer has lost some.
FEWEST_IN_A_YEAR = 8


def trouble_with_holidays(today: date) -> str:
    """What is wrong with the table, in a sentence; nothing when it can be trusted."""
    days = list(BankHoliday.objects.values_list("on", flat=True))
    if not days:
        return "No bank holiday is known, so no working day can be counted."
    if days[-1] < add_months(today, 12):
        return f"Bank holidays are known only until {day(days[-1])}, less than a year ahead."
    # A holiday on a weekend has a substitute on a weekday, so only weekdays are counted.
    found = Counter(on.year for on in days if on.weekday() < 5)
    short = [year for year in range(today.year, days[-1].year) if found[year] < FEWEST_IN_A_YEAR]
    return f"Bank holidays are missing in {short[0]}." if short else ""
