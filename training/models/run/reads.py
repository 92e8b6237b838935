"""Reads of runs."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from training.models.booking import Booking


class CourseRunQuerySet(models.QuerySet):
    """Reads of runs."""

    def visible_to(self, me: Any) -> Self:
        """Every member may see the programme."""
        return self

    def ahead(self, *, at: datetime) -> Self:
        """Runs that have not begun and were not cancelled."""
        return self.filter(cancelled_at__isnull=True, starts_at__gt=at)

    def begun(self, *, at: datetime) -> Self:
        """Runs that have begun and were not cancelled."""
        return self.filter(cancelled_at__isnull=True, starts_at__lte=at)

    def with_taken(self) -> Self:
        """With ``taken``: how many places are held."""
        holding = Booking.objects.holding().filter(run=OuterRef("pk")).order_by().values("run")
        return self.annotate(
            taken=Coalesce(Subquery(holding.annotate(n=Count("pk")).values("n")), 0)
        )

    def with_room(self) -> Self:
        """Those of them that have a place left."""
        return self.with_taken().filter(taken__lt=F("places"))
