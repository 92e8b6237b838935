"""What a source shows about practice."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from reviews.choices import Theme
from reviews.models.flow import FromSource, FromSourceQuerySet


class Finding(FromSource, Accountable):
    """A finding with its themes; good practice is a finding too."""

    revised = "finding.revised"

    code = models.CharField(max_length=8)
    source = models.ForeignKey(
        "reviews.LearningSource", on_delete=models.PROTECT, related_name="findings"
    )
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    themes = ArrayField(models.CharField(max_length=20, choices=Theme.choices))
    is_good_practice = models.BooleanField("good practice", default=False)

    objects: ClassVar[Any] = scoped(FromSourceQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="finding_code_once"),
            models.CheckConstraint(
                condition=models.Q(themes__contained_by=Theme.values), name="finding_themes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return address("reviews:finding_detail", code=self.code)
