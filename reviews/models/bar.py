"""Conflict of interest: a bar binds the human everywhere (design §4.5)."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from core.journal.deeds import Refused, verb
from core.pages.parts import State
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from reviews.choices import PanelRole
from reviews.models.flow import FromSourceQuerySet
from reviews.models.two_people import TwoPeople, refuse_alone


class BarQuerySet(FromSourceQuerySet):
    """Reads of bars."""

    def visible_to(self, me: Any) -> Self:
        """Bars say something about people: the business team, panel leads and the scrutineer."""
        rows = super().visible_to(me)
        if me.is_business_team or me.is_scrutineer:
            return rows
        from reviews.models.panel import PanelPlace

        led = PanelPlace.objects.in_force().filter(
            source_id=OuterRef("source_id"), membership_id=me.pk, role=PanelRole.LEAD
        )
        return rows.filter(Exists(led))

    def in_force(self) -> Self:
        """Proposed is enough to bind: until a second person decides, the safe side holds."""
        return self.filter(lifted_at__isnull=True)


class Bar(TwoPeople):
    """A person kept from one source. It binds from its proposal; lifting needs two people."""

    source = models.ForeignKey(
        "reviews.LearningSource", on_delete=models.PROTECT, related_name="bars"
    )
    membership = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="bars"
    )
    reason = models.TextField()
    lifting_proposed_at = models.DateTimeField(null=True, blank=True)
    lifting_proposed_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifting_reason = models.TextField(blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[Any] = scoped(BarQuerySet)

    class Meta(TwoPeople.Meta):
        ordering = ["proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "membership"],
                condition=Q(lifted_at__isnull=True),
                name="bar_once",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True)
                | (~Q(agreed_by=F("proposed_by")) & ~Q(agreed_by=F("membership"))),
                name="bar_two_people",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | (
                    Q(lifted_at__isnull=False, lifting_proposed_by__isnull=False)
                    & ~Q(lifted_by=F("lifting_proposed_by"))
                ),
                name="bar_two_people_lift",
            ),
        ]
        indexes = [
            models.Index(
                fields=["partnership", "membership", "source"],
                condition=Q(lifted_at__isnull=True),
                name="bar_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"Bar on {self.membership}"

    def get_absolute_url(self) -> str:
        return address("reviews:bar_detail", code=self.source.code, person=self.membership.slug)

    @property
    def is_proposed(self) -> bool:
        """It binds, and awaits a second person's agreement."""
        return self.agreed_at is None and self.lifted_at is None

    @property
    def state(self) -> State:
        """Where the bar stands between its two people. Every one that is not lifted binds."""
        if self.lifted_at:
            return State("Lifted")
        if self.is_lifting_proposed:
            return State("Binds; lifting awaits agreement", "attention")
        if self.agreed_at:
            return State("Binds", "restricted")
        return State("Binds; awaits agreement", "attention")

    @property
    def is_lifting_proposed(self) -> bool:
        return self.lifted_at is None and self.lifting_proposed_at is not None

    # -- verbs. Reasons stay in the bar's own row: entries on an open source have many readers.
    @classmethod
    @verb
    def propose(cls, *, by: Any, at: datetime, source: Any, membership: Any, reason: str) -> Self:
        """Keep a person from a source, at once. One may bar oneself."""
        source.lock().admit(by)
        if cls.objects.in_force().filter(source=source, membership=membership).exists():
            raise Refused(f"{membership} is barred from this source already.")
        bar = cls(
            source=source, membership=membership, reason=reason, proposed_at=at, proposed_by=by
        )
        bar.save()
        bar.record("bar.proposed", by=by, at=at, person=membership.name)
        return bar

    @verb
    def agree(self, *, by: Any, at: datetime) -> Self:
        """Agree a bar somebody else proposed. It has bound since its proposal."""
        self.lock_proposed(by)
        refuse_alone(by, proposer=self.proposed_by_id, holder=self.membership_id)
        self.agreed_at, self.agreed_by = at, by
        self.save()
        self.record("bar.agreed", by=by, at=at)
        return self

    @verb
    def propose_lifting(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Propose that the bar ends; it binds until a second person agrees."""
        self.lock_for(by)
        if self.lifted_at is not None or self.is_lifting_proposed:
            raise Refused("This bar is lifted, or its lifting has been proposed already.")
        if by.pk == self.membership_id:
            raise Refused("This is about you. Somebody else has to propose it.")
        self.lifting_proposed_at, self.lifting_proposed_by = at, by
        self.lifting_reason = reason
        self.save()
        self.record("bar.lifting_proposed", by=by, at=at)
        return self

    @verb
    def keep(self, *, by: Any, at: datetime) -> Self:
        """Do not agree the lifting; the bar stays."""
        self._lock_lifting(by)
        self.lifting_proposed_at = self.lifting_proposed_by = None
        self.lifting_reason = ""
        self.save()
        self.record("bar.kept", by=by, at=at)
        return self

    @verb
    def lift(self, *, by: Any, at: datetime) -> Self:
        """Agree the lifting somebody else proposed."""
        self._lock_lifting(by)
        refuse_alone(by, proposer=self.lifting_proposed_by_id, holder=self.membership_id)
        self.lifted_at, self.lifted_by = at, by
        self.save()
        self.record("bar.lifted", by=by, at=at)
        return self

    def _lock_lifting(self, by: Any) -> None:
        self.lock_for(by)
        if not self.is_lifting_proposed:
            raise Refused("Nobody proposes to lift this bar.")
