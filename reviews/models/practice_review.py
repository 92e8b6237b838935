"""The statutory detail of a source (Working Together 2023, ch. 5)."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from reviews.models.flow import FromSource, FromSourceQuerySet
from reviews.models.restriction import Founding
from reviews.models.source import LearningSource
from reviews.pseudonym import doubt

# What the review keeps for itself; everything else about it stands in its source.
OWN = (
    "pseudonym",
    "incident_on",
    "aware_on",
    "notified_on",
    "lead_reviewer",
    "period_under_review",
    "decision",
)


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

    objects: ClassVar[Any] = scoped(FromSourceQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["pseudonym"]

    def __str__(self) -> str:
        return self.pseudonym

    def get_absolute_url(self) -> str:
        return address("reviews:practice_review_detail", code=self.source.code)

    # -- verbs -----------------------------------------------------------------------------
    @classmethod
    @verb
    def record_new(
        cls,
        *,
        by: Any,
        at: datetime,
        founding: Founding | None = None,
        is_no_name: bool = False,
        **facts: Any,
    ) -> Self:
        """Record a practice review and its source.

        ``is_no_name``: the one who records it says that an unusual pseudonym is nobody's name.
        Raises Refused for one that could be a name, otherwise.
        """
        refuse_name(facts["pseudonym"], is_no_name)
        own = {name: facts.pop(name) for name in OWN if name in facts}
        source = LearningSource.record_new(by=by, at=at, founding=founding, **facts)
        review = cls(source=source, **own)
        review.save()
        review.record("review.recorded", by=by, at=at)
        return review

    def revise(self, *, is_no_name: bool = False, **changes: Any) -> Self:  # type: ignore[override]
        """The inherited edit, which keeps names out too."""
        if changes.get("pseudonym", self.pseudonym) != self.pseudonym:
            refuse_name(changes["pseudonym"], is_no_name)
        return super().revise(**changes)


def refuse_name(pseudonym: str, is_no_name: bool) -> None:
    """Raise Refused for what could be somebody's name, unless a person has said it is not."""
    words = doubt(pseudonym)
    if words and not is_no_name:
        raise Refused(words)
