"""The one register of everything we learn from."""

from datetime import date, datetime
from typing import Any, ClassVar, Self
from uuid import UUID

import pgtrigger
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.pages.parts import State
from core.tenancy.addresses import address
from core.tenancy.codes import save_with_code
from core.tenancy.models import scoped
from reviews.choices import SourceKind
from reviews.models.flow import Searchable, counted
from reviews.models.restriction import Founding, Restrictable
from reviews.visibility import readable


class LearningSourceQuerySet(Searchable):
    """Reads of sources."""

    def visible_to(self, me: Any) -> Self:
        """Open sources, and restricted ones for their panel and the scrutineer, unless barred."""
        return self.filter(readable(me))

    def with_counts(self) -> Self:
        """Adds ``findings_count``, ``recommendations_count``, ``asked_count``, ``given_count``."""
        from reviews.models import AgencyAnswer, Finding, Recommendation

        answers, by = AgencyAnswer.objects.all(), "recommendation__source_id"
        return self.annotate(
            findings_count=counted(Finding.objects.all(), "source_id"),
            recommendations_count=counted(Recommendation.objects.all(), "source_id"),
            asked_count=counted(answers.standing(), by),
            given_count=counted(answers.given(), by),
        )

    def open(self) -> Self:
        """Sources that are not restricted."""
        return self.filter(restricted_at__isnull=True)


class LearningSource(Restrictable, Accountable):
    """A review, audit, inspection or other thing the partnership learns from."""

    revised = "source.revised"

    code = models.CharField(max_length=8)
    kind = models.CharField(max_length=20, choices=SourceKind.choices)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    publisher = models.CharField(max_length=160, blank=True)
    published_on = models.DateField(null=True, blank=True)
    link = models.URLField("where it is published", max_length=400, blank=True)
    guidance = models.CharField("guidance in force", max_length=60, blank=True)
    owner_group = models.ForeignKey(
        "partnership.Subgroup", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    received_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    search = SearchVectorField(null=True, editable=False)

    objects: ClassVar[Any] = scoped(LearningSourceQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["-received_on", "code"]
        verbose_name = "source of learning"
        verbose_name_plural = "sources of learning"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="source_code_once"),
            models.CheckConstraint(condition=Q(kind__in=SourceKind.values), name="source_kind"),
            models.CheckConstraint(
                condition=Q(restricted_at__isnull=False)
                | Q(
                    restricted_by__isnull=True,
                    second__isnull=True,
                    opening_proposed_at__isnull=True,
                    opening_proposed_by__isnull=True,
                ),
                name="source_restriction_whole",
            ),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True) | Q(closed_on__isnull=False),
                name="source_closed_by_when_closed",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "-received_on"], name="source_recent")]
        triggers = [
            pgtrigger.UpdateSearchVector(
                name="source_search",
                vector_field="search",
                document_fields=["title", "summary", "publisher"],
                config_name="pg_catalog.english",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return address("reviews:source_detail", code=self.code)

    @property
    def circle_id(self) -> UUID:
        """The source is the root of its circle."""
        return self.pk

    @property
    def is_behind_restriction(self) -> bool:
        return self.is_restricted

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None

    @property
    def state(self) -> State:
        """Who reads it; whether more is expected of it stands in its facts."""
        if self.is_restricted:
            return State("Restricted", "restricted")
        return State("Closed", "done") if self.is_closed else State("Open", "progress")

    def refuse_closed(self) -> None:
        """Raise Refused when nothing more can be added."""
        if self.is_closed:
            raise Refused("This source of learning is closed, so nothing more can be added to it.")

    # -- verbs -----------------------------------------------------------------------------
    @classmethod
    @verb
    def record_new(
        cls, *, by: Any, at: datetime, founding: Founding | None = None, **facts: Any
    ) -> Self:
        """Record a source; with a ``founding`` it is restricted from its first moment."""
        source = cls(**facts)
        if founding:
            source._found(founding, by=by, at=at)

        save_with_code(source, "S")
        if founding:
            source._propose(founding, by=by, at=at)
        source.record("source.recorded", by=by, at=at, reason=founding.reason if founding else "")
        return source

    @verb
    def recommend(
        self, *, by: Any, at: datetime, lines: list[Any], agencies: list[Any], **facts: Any
    ) -> list[Any]:
        """Enter several recommendations at once, each asked of the same agencies.

        ``lines`` have a ``number``, a ``title`` and a ``text``; ``facts`` are shared by all.
        Raises Refused when there is none, and as ``Recommendation.make`` does.
        """
        from reviews.models.recommendation import Recommendation

        if not lines:
            raise Refused("There is no recommendation to enter.")
        made = [
            Recommendation.make(
                by=by,
                at=at,
                source=self,
                agencies=agencies,
                number=line.number,
                title=line.title,
                text=line.text,
                **facts,
            )
            for line in lines
        ]
        self.record("source.recommended", by=by, at=at, codes=[r.code for r in made])
        return made

    @verb
    def close(self, *, by: Any, at: datetime, on: date, note: str = "") -> Self:
        """Nothing more is expected from this source. Its recommendations must be concluded.

        Raises Refused where one is not, and the second time.
        """
        self.lock()
        self.admit(by)
        if self.is_closed:
            raise Refused("This source of learning is closed already.")
        unfinished = self.recommendations.unconcluded().count()
        if unfinished:
            words = "recommendation is" if unfinished == 1 else "recommendations are"
            raise Refused(
                f"{unfinished} {words} not concluded yet. Conclude them first.",
                link=address("reviews:recommendation_list") + f"?source={self.code}",
            )
        self.closed_on, self.closed_by = on, by
        self.save()
        self.record("source.closed", by=by, at=at, reason=note)
        return self
