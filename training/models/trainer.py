"""The pool of trainers."""

from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.models import scoped
from training.choices import TrainerKind


class TrainerQuerySet(models.QuerySet):
    """Reads of trainers."""

    def visible_to(self, me: Any) -> "TrainerQuerySet":
        """Every member may know who teaches."""
        return self


class Trainer(Accountable):
    """A member who teaches, and of which kind."""

    revised = "trainer.revised"

    membership = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="trainers"
    )
    kind = models.CharField(max_length=12, choices=TrainerKind.choices)
    since_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(TrainerQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["membership__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["membership"],
                condition=models.Q(ended_on__isnull=True),
                name="trainer_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.membership)
