"""What the open partnership has decided for itself about actions."""

from django.db.models import Subquery

from partnership.models import PartnershipSettings


def due_soon_days() -> int:
    """Days before its due date from which an action counts as due soon. One query."""
    return int(PartnershipSettings.objects.values_list("due_soon_days", flat=True).get())


def due_soon_column() -> Subquery:
    """The same as a column of rows that are read anyway; PostgreSQL looks once a statement."""
    return Subquery(PartnershipSettings.objects.values("due_soon_days"))
