"""The states of this room's things as word and shape. Pure: today is given."""

from datetime import date, datetime
from typing import Any

from core.pages.parts import State
from core.pages.templatetags.words import day
from partnership.models.appointment import NOTICE as TERM_NOTICE
from partnership.models.terms import NOTICE as REVIEW_NOTICE


def review_state(terms: Any, today: date) -> State:
    """Whether a version of terms is due for review."""
    if terms.is_draft:
        return State("Draft", "progress")
    if terms.is_withdrawn:
        return State("Withdrawn")
    if terms.superseded_on:
        return State("Superseded")
    if terms.review_on is None:
        return State("No review date stated")
    if terms.review_on < today:
        return State(f"Review overdue since {day(terms.review_on)}", "late")
    if terms.review_on <= today + REVIEW_NOTICE:
        return State(f"Review due {day(terms.review_on)}", "attention")
    return State("In force", "done")


def term_state(appointment: Any, today: date) -> State | None:
    """Whether somebody's term ends soon; None when there is nothing to say."""
    until = appointment.until_on
    if appointment.ended_on or until is None or until > today + TERM_NOTICE:
        return None
    if until < today:
        return State(f"Term ended {day(until)}", "late")
    return State(f"Term ends {day(until)}", "attention")


def invitation_state(invitation: Any, now: datetime) -> State:
    """Where an invitation is on its way."""
    if invitation.accepted_at:
        return State("Accepted", "done")
    if invitation.withdrawn_at:
        return State("Withdrawn")
    if invitation.expires_at <= now:
        return State("Too old to be used", "late")
    if invitation.mailed_at:
        return State("Waiting for an answer", "progress")
    if invitation.mail_uncertain_at:
        return State("Mail may not have arrived", "attention")
    if invitation.mail_attempts:
        return State("Mail could not be sent yet", "late")
    return State("Mail about to be sent", "progress")
