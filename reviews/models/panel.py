"""Who sits on a restricted review's panel. Two people decide (design §4.5)."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from core.journal.deeds import Refused, verb
from core.pages.parts import State
from core.tenancy.addresses import address
from core.tenancy.models import scoped
from partnership.choices import Role
from reviews.choices import PanelRole
from reviews.models.answering import refuse_alone, refuse_another, refuse_own_no
from reviews.models.bar import Bar
from reviews.models.flow import FromSourceQuerySet
from reviews.models.panel_ending import Ending
from reviews.models.two_people import TwoPeople


class PanelPlaceQuerySet(FromSourceQuerySet):
    """Reads of panel places."""

    def in_force(self) -> Self:
        """Agreed by a second person and not ended."""
        return self.filter(agreed_at__isnull=False, ended_at__isnull=True)

    def current(self) -> Self:
        """In force, or proposed and not decided yet."""
        return self.filter(ended_at__isnull=True)

    def stewards(self) -> Self:
        """Places in force whose holders can change the panel: leads and the business team.

        Nobody who has left or is barred counts.
        """
        team = [Role.MANAGER, Role.COORDINATOR]
        barred = Bar.objects.in_force().filter(
            membership_id=OuterRef("membership_id"), source_id=OuterRef("source_id")
        )
        return self.in_force().filter(
            Q(role=PanelRole.LEAD) | Q(membership__roles__overlap=team),
            ~Exists(barred),
            membership__ended_at__isnull=True,
        )


class PanelPlace(Ending):
    """A place proposed by one person and agreed by another, who is not its holder.

    Ending it needs two people too; a place not yet agreed falls by the no of one.
    """

    source = models.ForeignKey(
        "reviews.LearningSource", on_delete=models.PROTECT, related_name="panel_places"
    )
    membership = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="panel_places"
    )
    role = models.CharField(max_length=10, choices=PanelRole.choices, default=PanelRole.MEMBER)

    objects: ClassVar[Any] = scoped(PanelPlaceQuerySet)

    class Meta(TwoPeople.Meta):
        ordering = ["role", "proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "membership"],
                condition=Q(ended_at__isnull=True),
                name="panel_place_once",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True, agreed_by__isnull=True)
                | (
                    Q(agreed_at__isnull=False, agreed_by__isnull=False)
                    & ~Q(agreed_by=F("proposed_by"))
                ),
                name="panel_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(membership=F("proposed_by"))
                & (Q(agreed_by__isnull=True) | ~Q(membership=F("agreed_by"))),
                name="panel_not_oneself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership}, {self.get_role_display()}"

    def get_absolute_url(self) -> str:
        return address("reviews:place_detail", code=self.source.code, person=self.membership.slug)

    @property
    def is_proposed(self) -> bool:
        """It awaits a second person's agreement."""
        return self.agreed_at is None and self.ended_at is None

    @property
    def state(self) -> State:
        """Where the place stands between its two people."""
        if self.ended_at and self.agreed_at:
            return State("Ended")
        if self.ended_at:
            taken_back = self.ended_by_id == self.proposed_by_id
            return State("Taken back" if taken_back else "Not agreed")
        if self.is_ending_proposed:
            return State("Ending awaits agreement", "attention")
        if self.agreed_at:
            return State("In force", "done")
        return State("Awaits agreement", "attention")

    # -- verbs -----------------------------------------------------------------------------
    @classmethod
    @verb
    def propose(
        cls, *, by: Any, at: datetime, source: Any, membership: Any, role: str, reason: str = ""
    ) -> Self:
        """Propose a person for the panel. Raises Refused for oneself and for whom it cannot be."""
        source.lock().admit(by)
        if not source.is_restricted:
            raise Refused("Everybody here reads an open source; only a restricted one has a panel.")
        if membership.pk == by.pk:
            raise Refused("Nobody can propose themselves. Ask somebody on the panel to do it.")
        cls.refuse_unfit(source, membership)
        if cls.objects.current().filter(source=source, membership=membership).exists():
            raise Refused(f"{membership} is on the panel or proposed for it already.")
        place = cls(source=source, membership=membership, role=role, proposed_at=at, proposed_by=by)
        place.save()
        place.record("panel.proposed", by=by, at=at, reason=reason, person=membership.name)
        return place

    @staticmethod
    def refuse_unfit(source: Any, membership: Any) -> None:
        """Raise Refused for a person who can have no place on this source's panel."""
        if membership.ended_at is not None:
            raise Refused(f"{membership} no longer belongs to the partnership.")
        if membership.is_scrutineer:
            raise Refused("The scrutineer reads restricted sources anyway and sits on no panel.")
        if source.pk and source.bars.in_force().filter(membership=membership).exists():
            raise Refused(f"{membership} is barred from this source.")

    @verb
    def agree(self, *, by: Any, at: datetime, note: str = "") -> Self:
        """Agree a place somebody else proposed for a third person; it is in force from now.

        Raises Refused for the proposer, for its holder, and for who has become unfit for it.
        """
        self.lock_proposed(by)
        refuse_alone(by, proposer=self.proposed_by_id, holder=self.membership_id)
        self.refuse_unfit(self.source, self.membership)
        self.agreed_at, self.agreed_by = at, by
        self.save()
        self.record("panel.agreed", by=by, at=at, reason=note)
        return self

    @verb
    def decline(self, *, by: Any, at: datetime, note: str) -> Self:
        """Do not agree a place that is only proposed, and say why.

        Raises Refused once it was decided, without a reason, and for the proposer.
        """
        self.lock_proposed(by)
        refuse_own_no(by, proposer=self.proposed_by_id, note=note)
        self.ended_at, self.ended_by = at, by
        self.save()
        proposer = str(self.proposed_by_id)
        self.record("panel.declined", by=by, at=at, reason=note, proposer=proposer)
        return self

    @verb
    def take_back(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Take one's own proposal back. Raises Refused once it was decided, and for others."""
        self.lock_proposed(by)
        refuse_another(by, proposer=self.proposed_by_id)
        self.ended_at, self.ended_by = at, by
        self.save()
        self.record("panel.taken_back", by=by, at=at, reason=reason)
        return self
