"""Terms of reference: numbered clauses people read, parameters the product runs on."""

from typing import Any, ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from partnership.choices import DayUnit


class TermsQuerySet(models.QuerySet):
    """Reads of terms."""

    def visible_to(self, me: Any) -> "TermsQuerySet":
        """Every member may read them; drafts are for the business team, chair and scrutineer."""
        if me.is_business_team or me.is_scrutineer:
            return self
        return self.filter(
            models.Q(adopted_on__isnull=False) | models.Q(subgroup_id__in=me.chaired_ids)
        )

    def in_force(self) -> "TermsQuerySet":
        """The adopted terms of each group."""
        return self.filter(adopted_on__isnull=False, superseded_on__isnull=True)


class TermsOfReference(Accountable):
    """One version. "None stated" is a value: an empty parameter says so on every page."""

    revised = "terms.revised"

    subgroup = models.ForeignKey(
        "partnership.Subgroup", on_delete=models.PROTECT, related_name="terms"
    )
    number = models.PositiveSmallIntegerField()
    every_months = models.PositiveSmallIntegerField("meets every (months)", null=True, blank=True)
    meetings_a_year = models.PositiveSmallIntegerField(
        "at least this many meetings a year", null=True, blank=True
    )
    length_minutes = models.PositiveSmallIntegerField("length (minutes)", null=True, blank=True)
    papers_days = models.PositiveSmallIntegerField("papers ahead (days)", null=True, blank=True)
    papers_unit = models.CharField(
        "papers counted in", max_length=10, choices=DayUnit.choices, default=DayUnit.CALENDAR
    )
    minutes_days = models.PositiveSmallIntegerField(
        "minutes circulated within (working days)", null=True, blank=True
    )
    quorum_count = models.PositiveSmallIntegerField("quorum (members)", null=True, blank=True)
    quorum_chair_discretion = models.BooleanField(
        "chair may proceed without a quorum, giving a reason", default=False
    )
    attend_times = models.PositiveSmallIntegerField("attend at least", null=True, blank=True)
    attend_of = models.PositiveSmallIntegerField("out of", null=True, blank=True)
    review_on = models.DateField("to be reviewed", null=True, blank=True)
    source_note = models.CharField("made from", max_length=300, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    superseded_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(TermsQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["-number"]
        verbose_name = "terms of reference"
        verbose_name_plural = "terms of reference"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "subgroup", "number"], name="terms_number_once"
            ),
            models.UniqueConstraint(
                fields=["subgroup"],
                condition=models.Q(adopted_on__isnull=False, superseded_on__isnull=True),
                name="terms_one_in_force",
            ),
            models.UniqueConstraint(
                fields=["subgroup"],
                condition=models.Q(adopted_on__isnull=True),
                name="terms_one_draft",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subgroup} terms of reference, version {self.number}"

    def get_absolute_url(self) -> str:
        return address("partnership:terms_detail", group=self.subgroup.slug, number=self.number)


class Clause(Accountable):
    """One numbered clause: "8b"."""

    revised = "clause.revised"

    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="clauses")
    number = models.CharField(max_length=10)
    heading = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    order = models.PositiveSmallIntegerField(default=0)
    struck_at = models.DateTimeField(null=True, blank=True)

    class Meta(Accountable.Meta):
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["terms", "number"],
                condition=models.Q(struck_at__isnull=True),
                name="clause_number_once",
            )
        ]

    def __str__(self) -> str:
        return f"§{self.number}"


class QuorumAgency(Accountable):
    """An agency without which the group is not quorate."""

    terms = models.ForeignKey(
        TermsOfReference, on_delete=models.PROTECT, related_name="quorum_agencies"
    )
    agency = models.ForeignKey("partnership.Agency", on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta(Accountable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["terms", "agency"],
                condition=models.Q(removed_at__isnull=True),
                name="quorum_agency_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.agency)
