"""Reads of meetings: the calendar, the desk, what a group still has to plan."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, Exists, Max, OuterRef, Q, When
from django.db.models.functions import Cast, Extract
from django.utils import timezone

from meetings.choices import Attended
from partnership.models import Subgroup, TermsOfReference
from reviews.models import LearningSource

FILLED = (Attended.PRESENT, Attended.ALTERNATE)


class MeetingQuerySet(models.QuerySet):
    """Reads of meetings."""

    def visible_to(self, me: Any) -> Self:
        """Everybody may see the calendar; what is in a meeting has its own rule."""
        return self

    def ahead(self, *, on: date) -> Self:
        """Neither held nor cancelled, from this London day on."""
        rows = self.filter(held_at__isnull=True, cancelled_at__isnull=True)
        return rows.filter(starts_at__date__gte=on)

    def latest_of(self, group: Subgroup) -> Self:
        """The last of the group's slots that are planned, newest first: they show its habits."""
        rows = self.filter(group=group, cancelled_at__isnull=True)
        return rows.order_by("-original_on", "-pk")[:5]

    def days_of(self, group: Subgroup) -> set[date]:
        """The days this group meets, and those that moved meetings were first planned for."""
        rows = self.filter(group=group, cancelled_at__isnull=True)
        pairs = rows.values_list("starts_at", "original_on")
        return {d for starts_at, first in pairs for d in (timezone.localdate(starts_at), first)}

    def by_nearness(self, *, on: date) -> Self:
        """With ``is_over`` and ``nearness``, to sort by: from this London day on, then back."""
        is_over, whole = Q(starts_at__date__lt=on), models.BigIntegerField()
        instant = Cast(Extract("starts_at", "epoch"), whole)
        return self.annotate(
            is_over=Case(When(is_over, then=1), default=0),
            nearness=Case(
                When(is_over, then=models.Value(0, whole) - instant),
                default=instant,
                output_field=whole,
            ),
        )

    def held_between(self, first: date, last: date) -> Self:
        """Held, with their day in this span of London days."""
        return self.filter(held_at__isnull=False, starts_at__date__range=(first, last))

    def of_groups(self, groups: Any) -> Self:
        """Meetings of these groups."""
        return self.filter(group_id__in=groups)

    def with_desk(self, me: Any) -> Self:
        """What the desk shows of each meeting: papers asked and in, since when one is owed,
        seats recorded and filled.

        Papers about a source this person may not know of are not counted. Order the rows
        yourself: counting drops the model's own order.
        """
        from meetings.models.paper import Paper

        known = Q(item__source__isnull=True) | Q(
            item__source__in=LearningSource.objects.visible_to(me)
        )
        papers = Paper.objects.wanted().filter(known, item__meeting=OuterRef("pk")).order_by()
        total = papers.values("item__meeting").annotate(n=Count("pk")).values("n")
        there = papers.filter(handed_in_at__isnull=False)
        there = there.values("item__meeting").annotate(n=Count("pk")).values("n")
        owed = papers.filter(handed_in_at__isnull=True).order_by("due_on")
        return self.annotate(
            papers_asked=models.Subquery(total, output_field=models.IntegerField()),
            papers_in=models.Subquery(there, output_field=models.IntegerField()),
            paper_owed_from=models.Subquery(owed.values("due_on")[:1]),
            seats_recorded=Count("attendances", distinct=True),
            seats_filled=Count(
                "attendances", filter=Q(attendances__attended__in=FILLED), distinct=True
            ),
        )

    def groups_to_schedule(self, *, on: date) -> models.QuerySet[Subgroup]:
        """Groups that meet, with whether they have terms and the last day planned so far."""
        terms = TermsOfReference.objects.in_force().filter(subgroup=OuterRef("pk"))
        planned = self.filter(group=OuterRef("pk"), cancelled_at__isnull=True).order_by()
        last = planned.values("group").annotate(last=Max("starts_at")).values("last")
        return Subgroup.objects.serving().annotate(
            has_terms=Exists(terms), planned_until=models.Subquery(last)
        )

    def groups_without_next(self, *, on: date) -> models.QuerySet[Subgroup]:
        """Groups that meet under adopted terms and have no meeting from this London day on."""
        ahead = self.ahead(on=on).filter(group=OuterRef("pk"))
        groups = self.groups_to_schedule(on=on).filter(~Exists(ahead), has_terms=True)
        return groups.order_by("name")
