"""How a place on a panel ends: proposed by one, agreed by another, never below two stewards."""

from datetime import datetime
from typing import Any, Self

from django.db import models

from core.journal.deeds import Refused, verb
from reviews.models.answering import refuse_alone, refuse_another, refuse_own_no
from reviews.models.two_people import TwoPeople
from reviews.visibility import STEWARDS_NEEDED


class Ending(TwoPeople):
    """The part of a place that says who proposed to end it, and when it ended."""

    ending_proposed_at = models.DateTimeField(null=True, blank=True)
    ending_proposed_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ending_reason = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    # Whose answer ended it; nobody's, where it ended because its source was opened.
    ended_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True

    @property
    def is_in_force(self) -> bool:
        """Agreed, and not ended."""
        return self.agreed_at is not None and self.ended_at is None

    @property
    def is_ending_proposed(self) -> bool:
        """In force still, and somebody proposes that it ends."""
        return self.is_in_force and self.ending_proposed_at is not None

    @verb
    def propose_ending(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Propose that a place in force ends; its holder may propose that too.

        Raises Refused when it is not in force or its ending is proposed.
        """
        self.lock_for(by)
        if not self.is_in_force or self.is_ending_proposed:
            raise Refused("This place is not in force, or its ending has been proposed already.")
        self.ending_proposed_at, self.ending_proposed_by = at, by
        self.ending_reason = reason
        self.save()
        self.record("panel.ending_proposed", by=by, at=at, reason=reason)
        return self

    @verb
    def keep(self, *, by: Any, at: datetime, note: str) -> Self:
        """Do not agree the ending, and say why; the place stays in force.

        Raises Refused when nobody proposes it, without a reason, for the proposer, and for a
        holder whose ending another proposes.
        """
        self._lock_ending(by)
        refuse_own_no(by, proposer=self.ending_proposed_by_id, note=note)
        if by.pk == self.membership_id:
            raise Refused("This is about you. Somebody else has to decide.")
        proposer = str(self.ending_proposed_by_id)
        self._forget_ending()
        self.record("panel.kept", by=by, at=at, reason=note, proposer=proposer)
        return self

    @verb
    def take_back_ending(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Take one's own proposal back; the place stays in force.

        Raises Refused when nobody proposes it, and for others.
        """
        self._lock_ending(by)
        refuse_another(by, proposer=self.ending_proposed_by_id)
        self._forget_ending()
        self.record("panel.ending_taken_back", by=by, at=at, reason=reason)
        return self

    @verb
    def end(self, *, by: Any, at: datetime, note: str = "") -> Self:
        """Agree the ending somebody else proposed. Refused when too few stewards would be left."""
        # The source first: two endings at once must not both count the other's steward.
        self.source.lock()
        self._lock_ending(by)
        refuse_alone(by, proposer=self.ending_proposed_by_id)
        left = self.source.panel_places.stewards().exclude(pk=self.pk).count()
        if self.source.is_restricted and left < STEWARDS_NEEDED:
            raise Refused(
                "Two people who can change the panel must be left. Agree another panel lead, or "
                "a member of the business team, first."
            )
        self.ended_at, self.ended_by = at, by
        self.save()
        self.record("panel.ended", by=by, at=at, reason=note)
        return self

    def _forget_ending(self) -> None:
        self.ending_proposed_at = self.ending_proposed_by = None
        self.ending_reason = ""
        self.save()

    def _lock_ending(self, by: Any) -> None:
        self.lock_for(by)
        if not self.is_ending_proposed:
            raise Refused("Nobody proposes to end this place.")
