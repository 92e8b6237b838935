"""Agencies that help without being accountable."""

from typing import Any, ClassVar

from django.db import models

from actions.models.part import PartOfAction, PartQuerySet
from core.journal.accountable import Accountable
from core.tenancy.models import scoped


class ContributorQuerySet(PartQuerySet):
    """Reads of contributors."""

    def serving(self) -> "ContributorQuerySet":
        """Agencies that still help."""
        return self.filter(ended_at__isnull=True)


class Contributor(PartOfAction, Accountable):
    """A contributing agency of an action."""

    action = models.ForeignKey(
        "actions.Action", on_delete=models.PROTECT, related_name="contributors"
    )
    agency = models.ForeignKey("partnership.Agency", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(ContributorQuerySet)

    class Meta(Accountable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["action", "agency"],
                condition=models.Q(ended_at__isnull=True),
                name="contributor_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.agency)
