"""Who may what in the training room (design §5; unlisted = no)."""

from typing import Any

import rules

from core.pages.permissions import permit
from core.pages.predicates import about, agency_lead, business_team, everybody, trainer
from core.tenancy.routes import READ, WRITE
from partnership.choices import Role

delegate = rules.predicate(lambda me: me.has(Role.DELEGATE))
learners = delegate | trainer | agency_lead | business_team
own_run = about(lambda me, run: run.trainer is not None and run.trainer.membership_id == me.pk)


def _may_give_back(me: Any, booking: Any) -> bool:
    """One's own place, one booked for somebody else, or any for the business team."""
    return bool(me.is_business_team) or me.pk in (booking.delegate_id, booking.booked_by_id)


def _holds(me: Any, run: Any) -> bool:
    return bool(run.bookings.holding().filter(delegate=me).exists())


permit("training.read", READ, everybody)
permit("training.plan", WRITE, business_team)
permit("bookings.read", READ, everybody)
# For oneself; somebody else's place is a nomination.
permit("bookings.make", WRITE, learners)
permit("bookings.nominate", WRITE, business_team | agency_lead)
permit("bookings.cancel", WRITE, learners & about(_may_give_back))
permit("register.mark", WRITE, business_team | (trainer & own_run))
# Whoever has to be there, and whoever plans it.
permit("runs.diary", READ, business_team | (trainer & own_run) | (learners & about(_holds)))
