"""One of everything this room keeps, in Wealdshire."""

from dataclasses import dataclass

import pytest

from core.tenancy import scope
from partnership.models import (
    Agency,
    Appointment,
    Clause,
    Invitation,
    Priority,
    Seat,
    Subgroup,
    TermsOfReference,
)
from tests.factories import partnership as make
from tests.personas import World


@dataclass
class House:
    """A furnished room: what each page of it can be about."""

    world: World
    agency: Agency
    group: Subgroup
    seat: Seat
    appointment: Appointment
    terms: TermsOfReference
    draft: TermsOfReference
    clause: Clause
    priority: Priority
    invitation: Invitation


def furnish(world: World) -> House:
    """Call inside the world's scope."""
    by = world.manager
    group = make.subgroup(by, answers_to=world.board)
    seat = make.seat(by, group, agency=world.police)
    terms = make.adopted(by, group, every_months=2, length_minutes=180, papers_days=14)
    draft = make.draft(by, group, every_months=3)
    return House(
        world=world,
        agency=make.agency(by),
        group=group,
        seat=seat,
        appointment=make.appointment(by, seat, world.agency_lead),
        terms=terms,
        draft=draft,
        clause=draft.standing_clauses().get(),
        priority=make.priority(by),
        invitation=make.invitation(by),
    )


@pytest.fixture
def house(weald: World) -> House:
    """Furnished, no scope open: for tests that go through the client."""
    with scope.within(weald.partnership.pk):
        return furnish(weald)
