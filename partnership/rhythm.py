"""How often a partnership has its people reminded: its own setting, or the product's."""

from core.calendar.reminders import Rhythm
from partnership.models import PartnershipSettings


def rhythm(*, chases: bool) -> Rhythm:
    """Days before a due day and, for what is chased, every so many days after it."""
    columns = ("reminder_days_before", "reminder_days_after")
    usual = tuple(PartnershipSettings._meta.get_field(c).default for c in columns)
    before, after = PartnershipSettings.objects.values_list(*columns).first() or usual
    return Rhythm(before, after if chases else 0)
