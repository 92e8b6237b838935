"""England's working days, from the table that is shipped with the product."""

import calendar
from datetime import date

from core.calendar.models import BankHoliday
from core.calendar.workdays import WorkingDays


def england() -> WorkingDays:
    """The working days that are known. One query. Raises BeyondHorizon for an empty table."""
    return WorkingDays.knowing(BankHoliday.objects.values_list("on", flat=True))


def day_off(on: date) -> str:
    """What makes it no working day: the bank holiday by its name, else the day of the week."""
    holiday = BankHoliday.objects.filter(on=on).first()
    return f"a bank holiday, {holiday}" if holiday else f"a {calendar.day_name[on.weekday()]}"
