"""What the open partnership has decided for itself about actions."""

from partnership.models import PartnershipSettings


def due_soon_days() -> int:
    """Days before its due date from which an action counts as due soon. One query."""
    return int(PartnershipSettings.objects.values_list("due_soon_days", flat=True).get())
