"""Reads of circulars: who may see which, and what waits for whom."""

from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q

from meetings.boards import boards_chaired
from meetings.models.contribution import Contribution


class ExecutiveCircularQuerySet(models.QuerySet):
    """Reads of circulars."""

    def visible_to(self, me: Any) -> Self:
        """Issued ones for the Board and the groups; work in progress for those who do it.

        The team and the scrutineer see all; a group's chair the one their group is asked for;
        the Board's chair what waits for approval (design §5, Kent LIG ToR §8d).
        """
        if me.is_business_team or me.is_scrutineer:
            return self
        reach = Q(pk__in=[])
        if me.is_board_member or me.group_ids:
            reach |= Q(issued_at__isnull=False)
        if me.chaired_ids:
            asked = Contribution.objects.filter(circular=OuterRef("pk"), group__in=me.chaired_ids)
            reach |= Exists(asked)
            reach |= Q(compiled_at__isnull=False) & Exists(boards_chaired(me))
        return self.filter(reach)

    def issued(self) -> Self:
        """Frozen and out of the house."""
        return self.filter(issued_at__isnull=False)

    def under_way(self) -> Self:
        """Opened and not yet issued."""
        return self.filter(issued_at__isnull=True)

    def awaiting_approval(self) -> Self:
        """Compiled, and nobody has approved it."""
        return self.filter(compiled_at__isnull=False, approved_at__isnull=True)

    def with_progress(self) -> Self:
        """Adds ``asked_count`` and ``sent_count`` of contributions."""
        return self.annotate(
            asked_count=Count("contributions"),
            sent_count=Count("contributions", filter=Q(contributions__sent_at__isnull=False)),
        )

    def before(self, circular: Any) -> Any:
        """The last issued one of an earlier quarter, or None."""
        return self.issued().filter(from_on__lt=circular.from_on).order_by("-from_on").first()
