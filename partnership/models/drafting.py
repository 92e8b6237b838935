"""The rows around a version of terms: its clauses and the agencies its quorum needs."""

import hashlib
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from partnership.models.quorum_agency import QuorumAgency

# What the product runs on; a new version starts from these of the one in force.
PARAMETERS = (
    "every_months",
    "meetings_a_year",
    "length_minutes",
    "papers_days",
    "papers_unit",
    "minutes_days",
    "quorum_count",
    "quorum_chair_discretion",
    "attend_times",
    "attend_of",
    "review_on",
    "source_note",
)


def parameters_of(terms: Any) -> dict[str, Any]:
    """What the product runs on while this version is in force."""
    return {name: getattr(terms, name) for name in PARAMETERS}


def taken_over(terms: Any, *, on: date) -> dict[str, Any]:
    """What a version begun on this day takes over; a review day gone by was the old one's."""
    found = parameters_of(terms)
    if terms.review_on and terms.review_on <= on:
        found["review_on"] = None
    return found


def copy_text(
    terms: Any, earlier: Any, *, at: datetime, quorum: Collection[Any] | None = None
) -> None:
    """Give a new version the clauses of an earlier one (None: a blank page) and its quorum."""
    if quorum is None:
        quorum = [row.agency for row in earlier.standing_quorum()] if earlier else []
    name_quorum(terms, quorum, at=at)
    for clause in earlier.standing_clauses() if earlier else ():
        clause.copy_to(terms)


def name_quorum(terms: Any, agencies: Collection[Any], *, at: datetime) -> bool:
    """Make the agencies a quorum needs exactly these; whether that changed anything."""
    wanted = {agency.pk: agency for agency in agencies}
    named = {row.agency_id: row for row in terms.standing_quorum()}
    for pk in named.keys() - wanted.keys():
        named[pk].removed_at = at
        named[pk].save()
    for pk in wanted.keys() - named.keys():
        QuorumAgency(terms=terms, agency=wanted[pk]).save()
    return wanted.keys() != named.keys()


def fingerprint(terms: Any) -> str:
    """Of all that would be adopted: tells whether what was read is what stands there now."""
    parts = [str(value) for value in parameters_of(terms).values()]
    parts += [str(row.agency_id) for row in terms.standing_quorum()]
    for clause in terms.standing_clauses():
        parts += [clause.number, clause.heading, clause.text]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
