"""A group's part of a circular."""

from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.addresses import address
from core.tenancy.models import scoped


class ContributionQuerySet(models.QuerySet):
    """Reads of contributions."""

    def visible_to(self, me: Any) -> "ContributionQuerySet":
        """The group's chair and deputy, the team, the scrutineer; all once issued."""
        if me.is_business_team or me.is_scrutineer:
            return self
        mine = models.Q(group_id__in=me.chaired_ids)
        return self.filter(mine | models.Q(circular__issued_at__isnull=False))

    def awaited(self) -> "ContributionQuerySet":
        """Asked and not yet sent."""
        return self.filter(sent_at__isnull=True)


class Contribution(Accountable):
    """Asked of a group, pre-filled from its own quarter, edited and sent by its chair."""

    revised = "contribution.revised"

    circular = models.ForeignKey(
        "meetings.ExecutiveCircular", on_delete=models.PROTECT, related_name="contributions"
    )
    group = models.ForeignKey(
        "partnership.Subgroup", on_delete=models.PROTECT, related_name="contributions"
    )
    asked_at = models.DateTimeField()
    figures = models.JSONField(default=dict)
    done = models.TextField("what we did", blank=True)
    changed = models.TextField("what changed for children", blank=True)
    late = models.TextField("what is late and why", blank=True)
    asks = models.TextField("what we ask of the Board", blank=True)
    is_nil = models.BooleanField(default=False)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[Any] = scoped(ContributionQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["group__name"]
        constraints = [
            models.UniqueConstraint(fields=["circular", "group"], name="contribution_once")
        ]

    def __str__(self) -> str:
        return f"{self.group} for {self.circular.number}"

    def get_absolute_url(self) -> str:
        return address(
            "meetings:contribution_detail", number=self.circular.number, group=self.group.slug
        )
