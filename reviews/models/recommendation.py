"""What should change, and who must answer."""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Self

import pgtrigger
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.pages.parts import State
from core.pages.templatetags.words import count_words
from core.tenancy.addresses import address
from core.tenancy.codes import save_with_code
from core.tenancy.models import scoped
from partnership.numbering import place
from reviews.choices import Scope
from reviews.models.answer import AgencyAnswer
from reviews.models.asking import refuse_past, usual_days
from reviews.models.flow import FromSource, FromSourceQuerySet, Searchable, counted


class RecommendationQuerySet(Searchable, FromSourceQuerySet):
    """Reads of recommendations."""

    def unconcluded(self) -> Self:
        """Not concluded yet."""
        return self.filter(concluded_on__isnull=True)

    def asked(self, answers: Any) -> Self:
        """Those that have one of these answers: ``asked(AgencyAnswer.objects.awaited())``."""
        return self.filter(Exists(answers.filter(recommendation_id=OuterRef("pk"))))

    def not_asked(self, answers: Any) -> Self:
        """Those that have none of these answers."""
        return self.filter(~Exists(answers.filter(recommendation_id=OuterRef("pk"))))

    def in_report_order(self) -> Self:
        """By the numbers of their report; those without one after them, as they were entered.

        Keys grow with time, and codes are random.
        """
        return self.order_by(F("report_order").asc(nulls_last=True), "pk")

    def with_answers(self, *, on: date) -> Self:
        """Adds ``asked_count``, ``given_count`` and ``overdue_count`` (of agencies)."""
        answers = AgencyAnswer.objects.all()
        return self.annotate(
            asked_count=counted(answers.standing(), "recommendation_id"),
            given_count=counted(answers.given(), "recommendation_id"),
            overdue_count=counted(answers.overdue(on=on), "recommendation_id"),
        )


class Recommendation(FromSource, Accountable):
    """A recommendation of a source, owned by a group, answered by each named agency."""

    revised = "recommendation.revised"

    code = models.CharField(max_length=8)
    source = models.ForeignKey(
        "reviews.LearningSource", on_delete=models.PROTECT, related_name="recommendations"
    )
    finding = models.ForeignKey(
        "reviews.Finding",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="recommendations",
    )
    number = models.CharField("number in the report", max_length=10, blank=True)
    report_order = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    scope = models.CharField(max_length=10, choices=Scope.choices, default=Scope.MULTI)
    owner_group = models.ForeignKey(
        "partnership.Subgroup", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_on = models.DateField()
    answer_by_on = models.DateField("answers due", null=True, blank=True)
    concluded_on = models.DateField(null=True, blank=True)
    concluded_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    conclusion = models.TextField(blank=True)
    search = SearchVectorField(null=True, editable=False)

    objects: ClassVar[Any] = scoped(RecommendationQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["-made_on", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"], name="recommendation_code_once"
            ),
            models.CheckConstraint(
                condition=models.Q(scope__in=Scope.values), name="recommendation_scope"
            ),
            models.CheckConstraint(
                condition=models.Q(concluded_by__isnull=True)
                | models.Q(concluded_on__isnull=False),
                name="recommendation_concluded_by_when_concluded",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "-made_on"], name="recommendation_recent")]
        triggers = [
            pgtrigger.UpdateSearchVector(
                name="recommendation_search",
                vector_field="search",
                document_fields=["number", "title", "text"],
                config_name="pg_catalog.english",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return address("reviews:recommendation_detail", code=self.code)

    @property
    def number_words(self) -> str:
        """What its report calls it; empty where it has no number there."""
        return f"Recommendation {self.number} in the report" if self.number else ""

    @property
    def state(self) -> State:
        """Where the answers stand; needs the counts of ``with_answers``."""
        if self.is_concluded:
            return State("Concluded", "done")
        asked, given, overdue = self.asked_count, self.given_count, self.overdue_count  # type: ignore[attr-defined]
        if overdue:
            return State(
                count_words(overdue, "answer overdue,answers overdue").capitalize(), "late"
            )
        if given < asked:
            return State("Awaiting answers", "progress")
        return State("All answered", "progress") if asked else State("Nobody asked")

    @property
    def is_concluded(self) -> bool:
        return self.concluded_on is not None

    # -- verbs -----------------------------------------------------------------------------
    @classmethod
    @verb
    def make(
        cls,
        *,
        by: Any,
        at: datetime,
        source: Any,
        agencies: list[Any] | None = None,
        answer_by_on: date | None = None,
        **facts: Any,
    ) -> Self:
        """Make a recommendation and ask the named agencies to answer it.

        Without ``answer_by_on`` answers are due after the partnership's own number of days.
        Raises Refused for a closed source, a day gone by, and an agency that cannot be asked.
        """
        source.lock().admit(by)
        source.refuse_closed()
        made_on = timezone.localdate(at)
        due = answer_by_on or made_on + timedelta(days=usual_days())
        refuse_past(due, at=at)
        row = cls(source=source, made_on=made_on, answer_by_on=due, **facts)
        row.report_order = _order(row.number)

        save_with_code(row, "R")
        row.record("recommendation.made", by=by, at=at)
        for agency in agencies or []:
            AgencyAnswer.ask(by=by, at=at, recommendation=row, agency=agency)
        return row

    def revise(self, **changes: Any) -> Self:  # type: ignore[override]
        """The inherited edit; agencies and conclusion hang on the wording, so not after it."""
        self.refuse_concluded()
        if "number" in changes:
            changes["report_order"] = _order(changes["number"])
        return super().revise(**changes)

    @verb
    def address_to(
        self, *, by: Any, at: datetime, agencies: list[Any], due_on: date | None = None
    ) -> Self:
        """Ask more agencies, by the recommendation's own day unless that has gone by.

        Raises Refused when it is concluded, one was asked already, or ``due_on`` is past.
        """
        self.lock()
        self.source.admit(by)
        self.refuse_concluded()
        today = timezone.localdate(at)
        if due_on is None and self.answer_by_on and self.answer_by_on < today:
            due_on = today + timedelta(days=usual_days())
        for agency in agencies:
            AgencyAnswer.ask(by=by, at=at, recommendation=self, agency=agency, due_on=due_on)
        self.record("recommendation.addressed", by=by, at=at, agencies=[str(a) for a in agencies])
        return self

    @verb
    def conclude(
        self, *, by: Any, at: datetime, on: date, conclusion: str, why_unanswered: str = ""
    ) -> Self:
        """Say what came of it. All agencies have answered, or ``why_unanswered`` says why not.

        Raises Refused where it does not, and the second time.
        """
        self.lock()
        self.source.admit(by)
        self.refuse_concluded()
        total, awaited = self.answers.standing().count(), self.answers.awaited().count()
        if awaited and not why_unanswered:
            raise Refused(
                f"{total - awaited} of {total} agencies have answered. Wait for the others, or "
                "say why you conclude without them."
            )
        self.concluded_on, self.concluded_by, self.conclusion = on, by, conclusion
        self.save()
        self.record("recommendation.concluded", by=by, at=at, reason=why_unanswered)
        return self

    def refuse_concluded(self) -> None:
        """Raise Refused when nothing more can be asked or answered."""
        if self.is_concluded:
            raise Refused("This recommendation is concluded, so nothing more can be asked of it.")


def _order(number: str) -> int | None:
    return place(number) if number else None
