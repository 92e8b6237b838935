"""What an agency was called, and from when to when."""

from django.db import models

from core.journal.accountable import Accountable


class AgencyName(Accountable):
    """What an agency was called from one day to another (PCT → ICB, KSCB → KSCMP)."""

    agency = models.ForeignKey("partnership.Agency", on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=160)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    class Meta(Accountable.Meta):
        ordering = ["from_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True)
                | models.Q(from_on__isnull=True)
                | models.Q(to_on__gte=models.F("from_on")),
                name="agency_name_dates",
            )
        ]

    def __str__(self) -> str:
        return self.name
