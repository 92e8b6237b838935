"""Who is told of what happens to an action."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef

from core.journal.entitled import sees
from core.journal.notify import Notification
from partnership.choices import Role
from partnership.models import Appointment, Membership


def overseers(action: Any) -> Iterator[Any]:
    """Chair and deputy of the group, if they may see the action and do not lead it."""
    held = Appointment.objects.presiding().filter(
        membership=OuterRef("pk"), seat__subgroup_id=action.group_id
    )
    for person in Membership.objects.open().filter(Exists(held)).select_related("user"):
        if person.pk != action.lead_id and sees(person, action):
            yield person


def owners(action: Any, asker: Any = None) -> Iterator[Any]:
    """The lead (without one, the agency's leads), and whoever asked for what was decided."""
    if action.lead:
        yield action.lead
    else:
        leads = Membership.objects.open().filter(roles__contains=[Role.AGENCY_LEAD])
        yield from leads.filter(agency_id=action.agency_id).select_related("user")
    if asker is not None and asker.pk != action.lead_id:
        yield asker


class ActionGiven(Notification):
    on = ("action.raised", "action.assigned")
    name = "action.given"
    heading = "An action was given to you or your agency"

    def recipients(self, entry: Any, subject: Any) -> Iterator[Any]:
        return owners(subject)

    def line(self, entry: Any, subject: Any) -> str:
        if subject.lead:
            return "An action was given to you."
        return "An action was given to your agency; nobody leads it yet."


class ExtensionAsked(Notification):
    on = "extension.asked"
    heading = "More time is asked for an action"

    def recipients(self, entry: Any, subject: Any) -> Iterator[Any]:
        return overseers(subject)


class ExtensionDecided(Notification):
    on = ("extension.granted", "extension.refused")
    name = "extension.decided"
    heading = "More time for an action was decided on"

    def recipients(self, entry: Any, subject: Any) -> Iterator[Any]:
        latest = subject.extensions.exclude(decided_at=None).order_by("-decided_at").first()
        return owners(subject, latest and latest.asked_by)

    def line(self, entry: Any, subject: Any) -> str:
        went = "granted" if entry.kind == "extension.granted" else "refused"
        return f"More time for an action was {went}."


class SignOffAsked(Notification):
    on = "action.submitted"
    heading = "An action waits for sign-off"

    def recipients(self, entry: Any, subject: Any) -> Iterator[Any]:
        return overseers(subject)


class SignOffDecided(Notification):
    on = ("action.closed", "action.returned")
    name = "action.decided"
    heading = "A sign-off was decided on"

    def recipients(self, entry: Any, subject: Any) -> Iterator[Any]:
        latest = subject.signoffs.exclude(decided_at=None).order_by("-decided_at").first()
        return owners(subject, latest and latest.asked_by)

    def line(self, entry: Any, subject: Any) -> str:
        if entry.kind == "action.closed":
            return "An action was signed off as done."
        return "An action was not signed off and came back."


class EvidenceReturned(Notification):
    on = "evidence.returned"
    heading = "Evidence was returned"

    def recipients(self, entry: Any, subject: Any) -> Iterator[Any]:
        sent = subject.evidence.filter(code=entry.facts["evidence"]).first()
        return owners(subject, sent and sent.submitted_by)


class ActionStoppedOrReopened(Notification):
    on = ("action.stopped", "action.reopened")
    name = "action.turned"
    heading = "An action was stopped or reopened"

    def recipients(self, entry: Any, subject: Any) -> Iterator[Any]:
        return owners(subject)

    def line(self, entry: Any, subject: Any) -> str:
        went = "stopped" if entry.kind == "action.stopped" else "reopened"
        return f"An action was {went}."
