"""England's working days, from the table that is shipped with the product."""

from core.calendar.models import BankHoliday
from core.calendar.workdays import WorkingDays


def england() -> WorkingDays:
    """The working days that are known. One query. Raises BeyondHorizon for an empty table."""
    return WorkingDays.knowing(BankHoliday.objects.values_list("on", flat=True))
