"""What a partnership decides for itself."""

from datetime import datetime
from typing import Any, Self

from django.db import models

from core.journal.accountable import Accountable
from core.journal.deeds import verb
from core.tenancy.addresses import address


class PartnershipSettings(Accountable):
    """What a partnership decides for itself. Its history is its versions."""

    revised = "settings.revised"

    area = models.CharField(max_length=120)
    year_start_month = models.PositiveSmallIntegerField("year begins in month", default=4)
    due_soon_days = models.PositiveSmallIntegerField("days before “due soon”", default=14)
    reminder_days_before = models.PositiveSmallIntegerField(
        "days before a due date to remind", default=7
    )
    reminder_days_after = models.PositiveSmallIntegerField(
        "days after a due date to remind", default=7
    )
    answer_days = models.PositiveSmallIntegerField(
        "days an agency has to answer a recommendation", default=28
    )
    circular_days = models.PositiveSmallIntegerField(
        "days a group has to send its contribution", default=14
    )

    class Meta(Accountable.Meta):
        verbose_name_plural = "partnership settings"
        constraints = [
            models.UniqueConstraint(fields=["partnership"], name="settings_once"),
            models.CheckConstraint(
                condition=models.Q(year_start_month__range=(1, 12)), name="settings_month"
            ),
        ]

    def __str__(self) -> str:
        return "Settings"

    def get_absolute_url(self) -> str:
        return address("partnership:settings_detail")

    @classmethod
    @verb
    def begin(cls, *, by: Any, at: datetime, area: str) -> Self:
        """The settings of a new partnership: the product's own, until it decides otherwise."""
        settings = cls(area=area)
        settings.save()
        settings.record("partnership.created", by=by, at=at)
        return settings
