"""Things of the partnership room, made by their own verbs. Call inside an open scope."""

from datetime import date
from typing import Any

from partnership.choices import AgencyKind, GroupKind, Role, SeatClass
from partnership.models import (
    Agency,
    Appointment,
    Clause,
    Invitation,
    Membership,
    Priority,
    Seat,
    Subgroup,
    TermsOfReference,
)
from tests.factories.rows import NOW, TODAY


def agency(by: Membership, name: str = "Weald Fire and Rescue", **facts: Any) -> Agency:
    return Agency.add(by=by, at=NOW, name=name, **{"kind": AgencyKind.RELEVANT, **facts})


def subgroup(by: Membership, name: str = "Practice Group", **facts: Any) -> Subgroup:
    return Subgroup.establish(by=by, at=NOW, name=name, **{"kind": GroupKind.SUBGROUP, **facts})


def seat(by: Membership, group: Subgroup, **facts: Any) -> Seat:
    usual = {"post": "Inspector, Vulnerable People", "seat_class": SeatClass.CORE}
    return Seat.add(by=by, at=NOW, subgroup=group, **{**usual, **facts})


def appointment(by: Membership, place: Seat, who: Membership, **facts: Any) -> Appointment:
    usual = {"from_on": TODAY}
    return Appointment.make(by=by, at=NOW, seat=place, membership=who, **{**usual, **facts})


def draft(by: Membership, group: Subgroup, **parameters: Any) -> TermsOfReference:
    """A draft with one clause, so that it could be adopted."""
    terms = TermsOfReference.draft(by=by, at=NOW, subgroup=group, **parameters)
    if not terms.standing_clauses().exists():
        clause(by, terms)
    return terms


def clause(by: Membership, terms: TermsOfReference, number: str = "1", **facts: Any) -> Clause:
    usual = {"text": "The group learns from reviews."}
    return Clause.write(by=by, at=NOW, terms=terms, number=number, **{**usual, **facts})


def adopted(
    by: Membership, group: Subgroup, on: date = TODAY, **parameters: Any
) -> TermsOfReference:
    return draft(by, group, **parameters).adopt(by=by, at=NOW, on=on)


def priority(by: Membership, title: str = "Neglect", **facts: Any) -> Priority:
    return Priority.set_new(by=by, at=NOW, title=title, **{"period": "2026/27", **facts})


def invitation(by: Any, email: str = "new.person@example.org", **facts: Any) -> Invitation:
    usual = {"name": "Robin Newcome", "post": "Designated nurse", "roles": [Role.DELEGATE]}
    return Invitation.send(by=by, at=NOW, email=email, **{**usual, **facts})


def token_of(asked: Invitation) -> str:
    """The token that its mail carries."""
    return asked.link().rstrip("/").rsplit("/", 1)[-1]
