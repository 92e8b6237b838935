"""How often a partnership has its people reminded: its own setting, or the product's."""

from core.calendar.reminders import Rhythm, sets_the_rhythm
from partnership.models import PartnershipSettings


@sets_the_rhythm
def rhythm() -> Rhythm:
    """Days before a due day, and between the reminders that follow it."""
    columns = ("reminder_days_before", "reminder_days_after")
    own = PartnershipSettings.objects.values_list(*columns).first()
    return Rhythm(*(own or (PartnershipSettings._meta.get_field(c).default for c in columns)))
