from core.calendar.models.digest import Digest
from core.calendar.models.holiday import BankHoliday
from core.calendar.models.morning import Morning
from core.calendar.models.reminder import Reminder

__all__ = ["BankHoliday", "Digest", "Morning", "Reminder"]
