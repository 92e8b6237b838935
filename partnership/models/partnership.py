"""The tenant itself. Its name and look are public; everything else is a row of its own."""

from django.db import models
from django.urls import reverse

from core.journal.accountable import Accountable
from core.pages.palette import Colour
from core.tenancy.ids import new_id
from partnership.choices import Standing


class Partnership(models.Model):
    """A safeguarding children partnership (Children Act 2004, s. 16E). A platform row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120, unique=True)
    short_name = models.CharField(max_length=30)
    mark = models.CharField(max_length=4)
    colour = models.CharField(max_length=20, choices=Colour.choices, default=Colour.GRAPHITE)
    standing = models.CharField(
        max_length=10, choices=Standing.choices, default=Standing.LIVE
    )
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(standing__in=Standing.values), name="partnership_standing"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("home", kwargs={"partnership": self.slug})


class PartnershipSettings(Accountable):
    """What a partnership decides for itself. Its history is its versions."""

    revised = "settings.revised"

    area = models.CharField(max_length=120)
    year_start_month = models.PositiveSmallIntegerField(default=4)
    due_soon_days = models.PositiveSmallIntegerField("days before “due soon”", default=14)
    reminder_days_before = models.PositiveSmallIntegerField(default=7)
    reminder_days_after = models.PositiveSmallIntegerField(default=7)
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
