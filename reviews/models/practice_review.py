"""The statutory detail of a source (Working Together 2023, ch. 5)."""

from django.db import models

from core.journal.accountable import Accountable
from reviews.models.flow import FromSource


class PracticeReview(FromSource, Accountable):
    """One-to-one with its source. The child stands here by pseudonym only."""

    revised = "review.revised"

    source = models.OneToOneField(
        "reviews.LearningSource", on_delete=models.PROTECT, related_name="practice_review"
    )
    pseudonym = models.CharField(max_length=30, help_text="For example Child A. Never a name.")
    incident_on = models.DateField(null=True, blank=True)
    aware_on = models.DateField("local authority aware", null=True, blank=True)
    notified_on = models.DateField("Panel notified", null=True, blank=True)
    lead_reviewer = models.CharField("lead reviewer's post", max_length=160, blank=True)
    period_under_review = models.CharField(max_length=120, blank=True)
    decision = models.TextField("decision and reasons", blank=True)

    class Meta(Accountable.Meta):
        ordering = ["pseudonym"]

    def __str__(self) -> str:
        return self.pseudonym

    def get_absolute_url(self) -> str:
        return self.source.get_absolute_url()
