"""Whom a quorum needs."""

from django.db import models

from core.journal.accountable import Accountable


class QuorumAgency(Accountable):
    """An agency without which the group is not quorate."""

    terms = models.ForeignKey(
        "partnership.TermsOfReference", on_delete=models.PROTECT, related_name="quorum_agencies"
    )
    agency = models.ForeignKey("partnership.Agency", on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta(Accountable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["terms", "agency"],
                condition=models.Q(removed_at__isnull=True),
                name="quorum_agency_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.agency)
