"""Who has read an issued circular."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.pages.templatetags.words import day
from core.tenancy.models import scoped


class AcknowledgementQuerySet(models.QuerySet):
    """Reads of acknowledgements."""

    def visible_to(self, me: Any) -> Self:
        """The team and the scrutineer see everybody's, others their own."""
        return self if me.is_business_team or me.is_scrutineer else self.filter(membership=me)


class Acknowledgement(Accountable):
    """One member has read one circular."""

    circular = models.ForeignKey(
        "meetings.ExecutiveCircular", on_delete=models.PROTECT, related_name="acknowledgements"
    )
    membership = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="+"
    )
    acknowledged_at = models.DateTimeField("acknowledged")

    objects: ClassVar[Any] = scoped(AcknowledgementQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["acknowledged_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["circular", "membership"], name="acknowledgement_once_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.membership} has read {self.circular}"

    def get_absolute_url(self) -> str:
        return str(self.circular.get_absolute_url())

    @classmethod
    def refuse_given(cls, circular: Any, by: Any) -> None:
        """Raise Refused before its issue, and for whoever has acknowledged it."""
        if not circular.issued_at:
            raise Refused("It has not been issued yet.", link=circular.get_absolute_url())
        given = cls.objects.filter(circular=circular, membership=by).first()
        if given:
            raise Refused(
                f"You acknowledged it already, on {day(given.acknowledged_at)}.",
                link=circular.get_absolute_url(),
            )

    @classmethod
    @verb
    def give(cls, circular: Any, *, by: Any, at: datetime) -> Self:
        """Say that one has read it. Raises Refused before its issue, and a second time."""
        # Under a lock: two clicks at once are one acknowledgement and one refusal.
        circular.lock()
        cls.refuse_given(circular, by)
        row = cls(circular=circular, membership=by, acknowledged_at=at)
        row.save()
        row.record("circular.acknowledged", by=by, at=at)
        return row
