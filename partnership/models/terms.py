"""Terms of reference: numbered clauses people read, parameters the product runs on."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from partnership.choices import DayUnit
from partnership.models.adopting import Adopting
from partnership.models.drafting import copy_text, name_quorum, taken_over

# How long before its review is due a version is brought to the business team's notice.
NOTICE = timedelta(days=60)


def reads_every_draft(me: Any) -> bool:
    """Whether ``me`` reads drafts of every group, not only of one they chair."""
    return bool(me.is_business_team or me.is_scrutineer)


class TermsQuerySet(models.QuerySet):
    """Reads of terms."""

    def visible_to(self, me: Any) -> "TermsQuerySet":
        """Every member may read them; drafts are for the business team, chair and scrutineer."""
        if reads_every_draft(me):
            return self
        return self.filter(
            models.Q(adopted_on__isnull=False) | models.Q(subgroup_id__in=me.chaired_ids)
        )

    def in_force(self) -> "TermsQuerySet":
        """The adopted terms of each group."""
        return self.filter(adopted_on__isnull=False, superseded_on__isnull=True)

    def drafts(self) -> "TermsQuerySet":
        """Neither adopted nor withdrawn: at most one of each group."""
        return self.filter(adopted_on__isnull=True, withdrawn_at__isnull=True)

    def for_review(self, *, on: date) -> "TermsQuerySet":
        """In force, and their review due within the notice or overdue; ended groups left out."""
        rows = self.in_force().filter(subgroup__ended_on__isnull=True)
        return rows.filter(review_on__lte=on + NOTICE).order_by("review_on")

    def with_review_sort(self) -> "TermsQuerySet":
        """With ``review_sort``, never empty: versions that state no review come last."""
        return self.annotate(review_sort=Coalesce("review_on", models.Value(date.max)))


class TermsOfReference(Adopting, Accountable):
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
                condition=models.Q(adopted_on__isnull=True, withdrawn_at__isnull=True),
                name="terms_one_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(
                    withdrawn_at__isnull=False,
                    withdrawn_by__isnull=False,
                    adopted_on__isnull=True,
                ),
                name="terms_withdrawn_as_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(superseded_on__isnull=True)
                | models.Q(adopted_on__isnull=False, superseded_on__gte=models.F("adopted_on")),
                name="terms_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subgroup} terms of reference, version {self.number}"

    def get_absolute_url(self) -> str:
        return address("partnership:terms_detail", group=self.subgroup.slug, number=self.number)

    # -- reads ---------------------------------------------------------------------------
    def was_read_as_draft_by(self, me: Any) -> bool:
        """Whether ``me`` may know what it said before it was adopted."""
        return reads_every_draft(me) or self.subgroup_id in me.chaired_ids

    def predecessor(self) -> "TermsOfReference | None":
        """The version before this one that was adopted: what it replaces, or replaced."""
        earlier = TermsOfReference.objects.filter(subgroup=self.subgroup_id, number__lt=self.number)
        adopted = earlier.filter(adopted_on__isnull=False).order_by("-number")
        return adopted.select_related("subgroup").first()

    def standing_clauses(self) -> models.QuerySet[Any]:
        """The clauses that have not been struck out, in their order."""
        return self.clauses.filter(struck_at__isnull=True).order_by("order", "number")

    def standing_quorum(self) -> models.QuerySet[Any]:
        """The agencies without which there is no quorum."""
        rows = self.quorum_agencies.filter(removed_at__isnull=True)
        return rows.select_related("agency").order_by("agency__name")

    # -- drafting ------------------------------------------------------------------------
    @classmethod
    @verb
    def draft(cls, *, by: Any, at: datetime, subgroup: Any, **parameters: Any) -> Self:
        """Begin a version: the terms in force over again, or a blank page.

        ``parameters`` (with ``quorum``: agencies) change the copy. Raises Refused for an
        ended group and while a draft is under way. A review day gone by is not copied.
        """
        subgroup.lock().refuse_ended()
        versions = cls.objects.filter(subgroup=subgroup).order_by("-number")
        under_way = versions.drafts().first()
        if under_way:
            raise Refused("A draft is under way already.", link=under_way.get_absolute_url())
        latest, basis = versions.first(), versions.in_force().first()
        copied = taken_over(basis, on=timezone.localdate(at)) if basis else {}
        quorum = parameters.pop("quorum", None)
        number = latest.number + 1 if latest else 1
        draft = cls(subgroup=subgroup, number=number, **{**copied, **parameters})
        draft.save()
        copy_text(draft, basis, at=at, quorum=quorum)
        draft.record("terms.drafted", by=by, at=at)
        return draft

    def revise(self, *, by: Any, at: datetime, **changes: Any) -> Self:
        """Change a draft's parameters; ``quorum`` gives the agencies a quorum needs.

        Raises Refused for adopted or withdrawn terms, and when nothing differs.
        """
        return self._revise(by=by, at=at, **changes)

    @verb
    def _revise(
        self,
        *,
        by: Any,
        at: datetime,
        version: int | None = None,
        reason: str = "",
        quorum: Collection[Any] | None = None,
        **changes: Any,
    ) -> Self:
        self.lock(version=version)
        self.refuse_settled()
        changed = [name for name, value in changes.items() if getattr(self, name) != value]
        if quorum is not None and name_quorum(self, quorum, at=at):
            changed.append("quorum agencies")
        if not changed:
            raise Refused("Nothing was changed, so there is nothing to save.")
        for name, value in changes.items():
            setattr(self, name, value)
        self.save()
        self.record("terms.revised", by=by, at=at, reason=reason, fields=sorted(changed))
        return self
