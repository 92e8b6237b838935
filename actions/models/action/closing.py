"""How an action ends, and what is asked afterwards. Nobody decides about their own."""

from datetime import datetime
from typing import Any, Self

from django.utils import timezone

from actions.choices import Difference
from actions.models.action.row import ActionRow
from actions.models.decision import refuse_own
from core.journal.deeds import Refused, verb


class Closing(ActionRow):
    """Sent for sign-off by the owner, closed or returned by another person."""

    class Meta:
        abstract = True

    @verb
    def submit(self, *, by: Any, at: datetime, statement: str) -> Self:
        """Say that it is done and ask for sign-off. Something must have been shown.

        Raises Refused when it has ended or waits already, and when nothing was shown.
        """
        self.lock()
        self.demand_open("it cannot be sent for sign-off")
        if self.submitted_at:
            raise Refused("It has been sent for sign-off already and waits for a decision.")
        if not self._shown().exclude(is_accepted=False).exists():
            raise Refused(
                "Send evidence of what was done before you ask for sign-off.",
                self.page("evidence_new"),
            )
        self.signoffs.model(  # type: ignore[attr-defined]
            action=self, statement=statement, asked_at=at, asked_by=by
        ).save()
        self.submitted_at = at
        self.save()
        self.record("action.submitted", by=by, at=at, reason=statement)
        return self

    @verb
    def close(self, *, by: Any, at: datetime, note: str = "") -> Self:
        """Sign off and close. Accepted evidence must be there.

        Raises Refused without a request, for whoever asked or leads it, and without that evidence.
        """
        self.lock()
        self.demand_open("it cannot be closed again")
        sign_off = self._sign_off_for(by)
        if not self._shown().filter(is_accepted=True).exists():
            raise Refused(
                "No evidence of this action has been accepted yet. Accept some first.",
                f"{self.get_absolute_url()}#evidence",
            )
        sign_off.decide(True, by=by, at=at, note=note)
        self.closed_on, self.closed_by = timezone.localdate(at), by
        self.save()
        self.record("action.closed", by=by, at=at, reason=note)
        return self

    @verb
    def send_back(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Return it to its owner: the action goes on, the due date stands.

        Raises Refused as ``close`` does, evidence apart.
        """
        self.lock()
        self.demand_open("it cannot be returned")
        self._sign_off_for(by).decide(False, by=by, at=at, note=reason)
        self.submitted_at = None
        self.save()
        self.record("action.returned", by=by, at=at, reason=reason)
        return self

    @verb
    def stop(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Decide not to go on. Never the lead's own decision.

        Raises Refused for the lead, when it has ended, or while a sign-off waits.
        """
        self.lock()
        self.demand_open("it cannot be stopped")
        refuse_own(by, asker_id=None, lead_id=self.lead_id)
        if self.submitted_at:
            raise Refused(
                "It has been sent for sign-off. Decide that first.", self.page("action_closure")
            )
        self.stopped_on, self.stopped_by, self.stop_reason = timezone.localdate(at), by, reason
        self.save()
        self.record("action.stopped", by=by, at=at, reason=reason)
        return self

    @verb
    def reopen(self, *, by: Any, at: datetime, reason: str) -> Self:
        """Take it up again. Its dates stand: more time is asked for like any other.

        Raises Refused when it is open.
        """
        self.lock()
        if self.is_open:
            raise Refused("This action is open.")
        self.closed_on = self.closed_by = self.impact_on = self.submitted_at = None
        self.stopped_on = self.stopped_by = None
        self.stop_reason = ""
        self.save()
        self.record("action.reopened", by=by, at=at, reason=reason)
        return self

    @verb
    def review_impact(
        self,
        *,
        by: Any,
        at: datetime,
        difference: str,
        what_changed: str,
        how_much: str = "",
        how_well: str = "",
    ) -> Any:
        """Judge, after closing, what changed for children (Kent draft LIF, outcomes).

        Raises Refused before it is closed, and for its lead.
        """
        self.lock()
        if not self.closed_on:
            raise Refused("Impact is reviewed when the action has been signed off and closed.")
        refuse_own(by, asker_id=None, lead_id=self.lead_id)
        on = timezone.localdate(at)
        review = self.impacts.model(  # type: ignore[attr-defined]
            action=self, difference=difference, what_changed=what_changed, how_much=how_much
        )
        review.how_well, review.reviewed_on, review.reviewed_by = how_well, on, by
        review.save()
        self.impact_on = None if difference == Difference.NONE else on
        self.save()
        self.record("impact.reviewed", by=by, at=at, difference=difference)
        return review

    def _sign_off_for(self, by: Any) -> Any:
        """The sign-off this person may decide now. Raises Refused when there is none."""
        found = self.signoffs.filter(decided_at__isnull=True).first()  # type: ignore[attr-defined]
        if found is None:
            raise Refused("The owner has not sent this action for sign-off.")
        refuse_own(by, asker_id=found.asked_by_id, lead_id=self.lead_id)
        return found

    def _shown(self) -> Any:
        return self.evidence.current()  # type: ignore[attr-defined]
