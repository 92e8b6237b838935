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
from reviews.models.answering import refuse_alone, refuse_another, refuse_own_no
from reviews.models.bar_lifting import Lifting
from reviews.models.flow import FromSourceQuerySet
from reviews.models.two_people import TwoPeople


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


class Bar(Lifting):
    """A person kept from one source. It binds from its proposal; lifting needs two people.

    One that is only proposed falls when a second person does not agree it, or when it is taken
    back: ``lifted_at`` then says when. Never by the answer of whom it binds.
    """

    source = models.ForeignKey(
        "reviews.LearningSource", on_delete=models.PROTECT, related_name="bars"
    )
    membership = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="bars"
    )
    reason = models.TextField()

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
                    Q(lifted_at__isnull=False, lifted_by__isnull=False)
                    & ~Q(lifted_by=F("membership"))
                    & (
                        Q(agreed_by__isnull=True)
                        | (
                            Q(lifting_proposed_by__isnull=False)
                            & ~Q(lifted_by=F("lifting_proposed_by"))
                        )
                    )
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
        if self.lifted_at and (self.agreed_at or self.lifting_proposed_at):
            return State("Lifted")
        if self.lifted_at:
            taken_back = self.lifted_by_id == self.proposed_by_id
            return State("Taken back" if taken_back else "Not agreed")
        if self.is_lifting_proposed:
            return State("Binds; lifting awaits agreement", "attention")
        if self.agreed_at:
            return State("Binds", "restricted")
        return State("Binds; awaits agreement", "attention")

    # -- verbs. Reasons stay in the bar's own row: entries on an open source have many readers.
    @classmethod
    @verb
    def propose(cls, *, by: Any, at: datetime, source: Any, membership: Any, reason: str) -> Self:
        """Keep a person from a source, at once. One may bar oneself.

        Raises Refused for somebody barred already.
        """
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
    def agree(self, *, by: Any, at: datetime, note: str = "") -> Self:
        """Agree a bar somebody else proposed. It has bound since its proposal.

        Raises Refused for the proposer and for whom it binds.
        """
        self.lock_proposed(by)
        refuse_alone(by, proposer=self.proposed_by_id, holder=self.membership_id)
        self.agreed_at, self.agreed_by, self.answer_note = at, by, note
        self.save()
        self.record("bar.agreed", by=by, at=at)
        return self

    @verb
    def decline(self, *, by: Any, at: datetime, note: str) -> Self:
        """Do not agree a bar somebody else proposed, and say why: it binds no more.

        Raises Refused once it was decided, without a reason, for the proposer and for whom it
        binds.
        """
        self.lock_proposed(by)
        refuse_own_no(by, proposer=self.proposed_by_id, note=note)
        self._fall(note, by=by, at=at)
        self.record("bar.declined", by=by, at=at, proposer=str(self.proposed_by_id))
        return self

    @verb
    def take_back(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Take one's own proposal back: it binds no more.

        Raises Refused once it was decided, for others, and for who barred themselves.
        """
        self.lock_proposed(by)
        refuse_another(by, proposer=self.proposed_by_id)
        self._fall(reason, by=by, at=at)
        self.record("bar.taken_back", by=by, at=at)
        return self

    def _fall(self, note: str, *, by: Any, at: datetime) -> None:
        if by.pk == self.membership_id:
            raise Refused("This is about you. Somebody else has to decide.")
        self.lifted_at, self.lifted_by, self.answer_note = at, by, note
        self.save()
