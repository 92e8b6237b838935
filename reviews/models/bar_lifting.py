"""How an agreed bar ends: proposed by one, agreed by another."""

from datetime import datetime
from typing import Any, Self

from django.db import models

from core.journal.deeds import Refused, verb
from reviews.models.answering import refuse_alone, refuse_another, refuse_own_no
from reviews.models.two_people import TwoPeople


class Lifting(TwoPeople):
    """The part of a bar that says who proposed to lift it and who did."""

    lifting_proposed_at = models.DateTimeField(null=True, blank=True)
    lifting_proposed_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lifting_reason = models.TextField(blank=True)
    # Of the last answer that was no, or was taken back: an entry would have too many readers.
    answer_note = models.TextField(blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True

    @property
    def is_lifting_proposed(self) -> bool:
        """It binds still, and somebody proposes that it does not."""
        return self.lifted_at is None and self.lifting_proposed_at is not None

    @verb
    def propose_lifting(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Propose that an agreed bar ends; it binds until a second person agrees.

        Raises Refused for whom it binds, while the bar itself waits for a second person, and
        when its lifting is proposed or done.
        """
        self.lock_for(by)
        if self.is_proposed:
            raise Refused("This bar waits for its second person. Say first whether you agree it.")
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
    def keep(self, *, by: Any, at: datetime, note: str) -> Self:
        """Do not agree the lifting, and say why; the bar stays.

        Raises Refused when nobody proposes it, without a reason, and for the proposer.
        """
        self._lock_lifting(by)
        refuse_own_no(by, proposer=self.lifting_proposed_by_id, note=note)
        proposer = str(self.lifting_proposed_by_id)
        self._forget_lifting(note)
        self.record("bar.kept", by=by, at=at, proposer=proposer)
        return self

    @verb
    def take_back_lifting(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Take one's own proposal back; the bar stays.

        Raises Refused when nobody proposes it, and for others.
        """
        self._lock_lifting(by)
        refuse_another(by, proposer=self.lifting_proposed_by_id)
        self._forget_lifting(reason)
        self.record("bar.lifting_taken_back", by=by, at=at)
        return self

    @verb
    def lift(self, *, by: Any, at: datetime, note: str = "") -> Self:
        """Agree the lifting somebody else proposed.

        Raises Refused for the proposer and for whom the bar binds.
        """
        self._lock_lifting(by)
        refuse_alone(by, proposer=self.lifting_proposed_by_id, holder=self.membership_id)
        self.lifted_at, self.lifted_by, self.answer_note = at, by, note
        self.save()
        self.record("bar.lifted", by=by, at=at)
        return self

    def _forget_lifting(self, note: str) -> None:
        self.lifting_proposed_at = self.lifting_proposed_by = None
        self.lifting_reason, self.answer_note = "", note
        self.save()

    def _lock_lifting(self, by: Any) -> None:
        self.lock_for(by)
        if not self.is_lifting_proposed:
            raise Refused("Nobody proposes to lift this bar.")
