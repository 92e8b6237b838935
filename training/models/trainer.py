"""The pool of trainers."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from training.choices import TrainerKind


class TrainerQuerySet(models.QuerySet):
    """Reads of trainers."""

    def serving(self) -> Self:
        """Those on the list today who still belong to the partnership."""
        return self.filter(ended_on__isnull=True, membership__ended_at__isnull=True)

    def visible_to(self, me: Any) -> Self:
        """Every member may know who teaches."""
        return self


class Trainer(Accountable):
    """A member who teaches, and of which kind."""

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

    @property
    def ending_url(self) -> str:
        """Where the trainer is taken off the list."""
        return address("training:trainer_ending", person=self.membership.slug)

    @classmethod
    @verb
    def add(cls, *, membership: Any, kind: str, by: Any, at: datetime) -> Self:
        """Put a member on the list. Raises Refused for one who is on it or has not the role."""
        membership.lock()
        if not membership.is_trainer:
            raise Refused(
                f"{membership} needs the role of trainer first, or could not mark a register.",
                link=membership.get_absolute_url(),
            )
        if cls.objects.filter(membership=membership, ended_on__isnull=True).exists():
            raise Refused(f"{membership} is on the list of trainers already.")
        trainer = cls(membership=membership, kind=kind, since_on=timezone.localdate(at))
        trainer.save()
        trainer.record("trainer.added", by=by, at=at)
        return trainer

    @verb
    def end(self, *, by: Any, at: datetime, reason: str = "") -> Self:
        """Take off the list; past runs keep the name. Raises Refused while runs are to come."""
        self.lock()
        if self.ended_on:
            raise Refused(f"{self} is no longer on the list of trainers.")
        if self.runs.ahead(at=at).exists():
            raise Refused(f"{self} still has runs to come. Give them to another trainer first.")
        self.ended_on = timezone.localdate(at)
        self.save()
        self.record("trainer.ended", by=by, at=at, reason=reason)
        return self
