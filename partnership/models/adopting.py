"""How a draft of terms ends: put into force, or withdrawn; both stay as they are."""

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.utils import timezone

from core.journal.deeds import Refused, verb
from core.pages.templatetags.words import count_words, day
from core.tenancy.addresses import address
from partnership.days import refuse_day_to_come
from partnership.models.drafting import fingerprint


class Adopting(models.Model):
    """From draft to adopted to superseded, or from draft to withdrawn."""

    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    superseded_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True

    @property
    def is_draft(self) -> bool:
        return self.adopted_on is None and self.withdrawn_at is None

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    def refuse_settled(self) -> None:
        """Raise Refused for anything but a draft: what was agreed or withdrawn stays as it was."""
        if not self.is_draft:
            was = "This draft was withdrawn and stays as it is"
            if self.adopted_on:
                was = "These terms were adopted and stay as they are"
            raise Refused(
                f"{was}. Draft a new version instead.",
                link=address("partnership:terms_new", group=self.subgroup.slug),
            )

    @verb
    def adopt(self, *, by: Any, at: datetime, on: date | None = None, seen: str = "") -> Self:
        """Put the draft into force from a day on; the version before it is superseded.

        ``seen``: the fingerprint of what was read. Raises Refused without a clause, for a day
        to come or before the last adoption, when the review would not be after it, when
        its quorum is larger than the group, or when the draft is no longer what was read.
        """
        on = on or timezone.localdate(at)
        self.subgroup.lock().refuse_ended()
        self.lock()
        self.refuse_settled()
        refuse_day_to_come(on, at)
        self._refuse_unread(seen)
        self._refuse_reviewed_before(on)
        self._refuse_quorum_that_cannot_come()
        before = type(self).objects.in_force().filter(subgroup=self.subgroup).first()
        if before:
            before.supersede(by=by, at=at, on=on)
        self.adopted_on, self.adopted_by = on, by
        self.save()
        self.record("terms.adopted", by=by, at=at)
        return self

    def _refuse_unread(self, seen: str) -> None:
        if not self.standing_clauses().exists():
            raise Refused(
                "These terms have no clause yet. Write the first one.",
                link=self._page("partnership:clause_new"),
            )
        if seen and seen != fingerprint(self):
            raise Refused(
                "The draft was changed while you read it. Read it again before adopting it.",
                link=self._page("partnership:terms_comparison"),
            )

    def _refuse_reviewed_before(self, on: date) -> None:
        if self.review_on and self.review_on <= on:
            raise Refused(
                f"The draft is to be reviewed on {day(self.review_on)}, which is not after its "
                "adoption. Edit the rules: give a later day, or none.",
                link=self._page("partnership:terms_edit"),
            )

    def _refuse_quorum_that_cannot_come(self) -> None:
        """A group whose seats are not entered at all may still have its terms."""
        wanted, seats = self.quorum_count or 0, self.subgroup.seats.open().count()
        if 0 < seats < wanted:
            has = count_words(seats, "seat,seats")
            raise Refused(
                f"{self.subgroup} has {has}, so {wanted} can never come. Add the missing seats to "
                "the group, or edit the rules.",
                link=self.subgroup.get_absolute_url(),
            )

    def _page(self, route: str) -> str:
        return address(route, group=self.subgroup.slug, number=self.number)

    @verb
    def withdraw(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Give the draft up. It is kept for those who read drafts; a new one can be begun.

        Raises Refused for what was adopted, or withdrawn already.
        """
        self.lock()
        self.refuse_settled()
        self.withdrawn_at, self.withdrawn_by = at, by
        self.save()
        self.record("terms.withdrawn", by=by, at=at, reason=reason)
        return self

    @verb
    def supersede(self, *, by: Any, at: datetime, on: date) -> Self:
        """Another version takes this one's place; called by its adoption.

        Raises Refused for a day before its own adoption.
        """
        self.lock()
        if self.adopted_on is None or on < self.adopted_on:
            raise Refused("The new terms cannot be older than the terms they replace.")
        self.superseded_on = on
        self.save()
        self.record("terms.superseded", by=by, at=at)
        return self
