"""What should change, and who must answer."""

from typing import Any, ClassVar

from django.contrib.postgres.search import SearchVectorField
from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from reviews.choices import Scope
from reviews.models.flow import FromSource, FromSourceQuerySet


class Recommendation(FromSource, Accountable):
    """A recommendation of a source, owned by a group, answered by each named agency."""

    revised = "recommendation.revised"

    code = models.CharField(max_length=8)
    source = models.ForeignKey(
        "reviews.LearningSource", on_delete=models.PROTECT, related_name="recommendations"
    )
    finding = models.ForeignKey(
        "reviews.Finding", null=True, blank=True, on_delete=models.PROTECT,
        related_name="recommendations",
    )
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.MULTI)
    owner_group = models.ForeignKey(
        "partnership.Subgroup", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_on = models.DateField()
    answer_by_on = models.DateField("answers due", null=True, blank=True)
    concluded_on = models.DateField(null=True, blank=True)
    conclusion = models.TextField(blank=True)
    search = SearchVectorField(null=True, editable=False)

    objects: ClassVar[Any] = scoped(FromSourceQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["-made_on", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"], name="recommendation_code_once"
            ),
            models.CheckConstraint(
                condition=models.Q(scope__in=Scope.values), name="recommendation_scope"
            ),
        ]
        indexes = [models.Index(fields=["partnership", "-made_on"], name="recommendation_recent")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return address("reviews:recommendation_detail", code=self.code)
