"""Who is told of people: the managers and the scrutineer, so that no second person is invented."""

from collections.abc import Iterable
from typing import Any

from core.journal.notify import Notification
from core.pages.templatetags.words import day
from partnership.choices import Role
from partnership.models import Membership

WATCHFUL = [Role.MANAGER, Role.SCRUTINEER]


def _watchful() -> list[Any]:
    """Every business manager and scrutineer of today."""
    return list(Membership.objects.open().filter(roles__overlap=WATCHFUL))


class SeatTaken(Notification):
    """Whom somebody appointed; of what no person did there is no news."""

    on = "appointment.made"
    heading = "You are appointed to a seat"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return [subject.membership] if entry.actor_id and subject.ended_on is None else []

    def line(self, entry: Any, subject: Any) -> str:
        seat, since = subject.seat, day(subject.from_on)
        part = "are the alternate for" if subject.is_alternate else "sit in"
        return f"You {part} the seat “{seat}” on {seat.subgroup}, from {since}."


class SeatLeft(Notification):
    """Whose appointment somebody ended, also where the seat or its group ended."""

    on = "appointment.ended"
    heading = "Your appointment to a seat has ended"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return [subject.membership] if entry.actor_id and subject.ended_on else []

    def line(self, entry: Any, subject: Any) -> str:
        seat, ended = subject.seat, day(subject.ended_on)
        return f"Your appointment to the seat “{seat}” on {seat.subgroup} ended on {ended}."


class MemberJoined(Notification):
    """Whoever invited them is told too: the link may have been opened by somebody else."""

    on = "invitation.accepted"
    heading = "Somebody accepted an invitation to join"
    to_account = True

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return _watchful()

    def about(self, entry: Any, subject: Any) -> Any:
        return subject.accepted_by


class MembershipEnded(Notification):
    """Whose it was; not if somebody had closed their account before (docs/decisions/members.md)."""

    on = "membership.ended"
    heading = "Your membership has ended"
    to_account = True
    to_departed = True
    template = "departure"

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        closed_at = subject.user.closed_at
        was_closed = closed_at is not None and closed_at < entry.at
        return [] if was_closed or subject.ended_at is None else [subject]


class RolesChanged(Notification):
    """Also the one whose roles they are."""

    on = "membership.revised"
    name = "membership.roles_changed"
    heading = "A member’s roles were changed"
    to_account = True

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return [*_watchful(), subject] if "roles" in entry.facts.get("fields", ()) else []


class AddressChanged(Notification):
    """Whose it is: the usual mails go to another mailbox from now on."""

    on = "membership.revised"
    name = "membership.address_changed"
    heading = "Your contact address was changed"
    to_account = True

    def recipients(self, entry: Any, subject: Any) -> Iterable[Any]:
        return [subject] if "contact_email" in entry.facts.get("fields", ()) else []
