"""Each named agency's answer to a recommendation."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from reviews.choices import Response
from reviews.visibility import source_visible


class AgencyAnswerQuerySet(models.QuerySet):
    """Reads of answers."""

    def visible_to(self, me: Any) -> "AgencyAnswerQuerySet":
        """Answers to recommendations whose source this person may know of."""
        return self.filter(source_visible(me, "recommendation__source__"))

    def awaited(self) -> "AgencyAnswerQuerySet":
        """Asked and not yet given."""
        return self.filter(answered_at__isnull=True)


class AgencyAnswer(Accountable):
    """Asked when the agency is named; given once, with reasons."""

    recommendation = models.ForeignKey(
        "reviews.Recommendation", on_delete=models.PROTECT, related_name="answers"
    )
    agency = models.ForeignKey(
        "partnership.Agency", on_delete=models.PROTECT, related_name="answers"
    )
    asked_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    response = models.CharField(max_length=10, choices=Response.choices, blank=True)
    reasons = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[Any] = scoped(AgencyAnswerQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["agency__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "agency"], name="answer_once_an_agency"
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, response="")
                | models.Q(answered_at__isnull=False, response__in=Response.values),
                name="answer_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["partnership", "agency", "due_on"],
                condition=models.Q(answered_at__isnull=True),
                name="answer_awaited",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} on {self.recommendation.code}"

    def get_absolute_url(self) -> str:
        return address("reviews:recommendation_detail", code=self.recommendation.code)

    @property
    def circle_id(self) -> UUID:
        return self.recommendation.source_id

    @property
    def is_behind_restriction(self) -> bool:
        return self.recommendation.is_behind_restriction
