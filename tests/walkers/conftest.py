"""Two furnished worlds: the one that is walked, and the one that must never show."""

from dataclasses import dataclass

import pytest
from django.test import Client

from core.accounts.models import User
from core.tenancy import scope
from partnership.choices import Role
from tests.factories.rows import NOW
from tests.personas import World, build, join, person, sign_in
from tests.walkers.furniture import furnish

OPEN, RESTRICTED, FOREIGN = "Zqopenzq", "Zqrestrictedzq", "Zqforeignzq"


@dataclass
class Worlds:
    """Wealdshire is walked. Downland's canaries must never be met on the way."""

    here: World
    there: World
    operator: User
    closed: User
    both: User


def raise_worlds() -> Worlds:
    """Both partnerships, furnished, and the people who stand across them."""
    here, there = build("wealdshire", "Wealdshire"), build("downland", "Downland")
    both = person("both@example.org")
    closed = person("closed@example.org")
    with scope.within(here.partnership.pk):
        furnish(here, open_mark=OPEN, restricted_mark=RESTRICTED)
        join(here, "in_two", Role.DELEGATE, agency=here.police, user=both)
        join(here, "closed_account", Role.MANAGER, user=closed)
    with scope.within(there.partnership.pk):
        furnish(there, open_mark=FOREIGN, restricted_mark=FOREIGN)
        join(there, "in_two_there", Role.MANAGER, user=both)
    return Worlds(here, there, person("operator@example.org", is_operator=True), closed, both)


@pytest.fixture
def worlds(database: None) -> Worlds:
    return raise_worlds()


MEMBERS = (
    "delegate",
    "trainer",
    "group_member",
    "agency_lead",
    "other_lead",
    "chair",
    "deputy",
    "coordinator",
    "manager",
    "board_member",
    "panel_member",
    "barred_panel_member",
    "barred_manager",
    "scrutineer",
    "in_two",
)
OUTSIDERS = ("anonymous", "second_factor_pending", "other_manager", "closed_account", "operator")
PERSONAS = (*MEMBERS, *OUTSIDERS)
# Who may know the restricted review (design §5): its panel and the scrutineer, unless barred.
INSIDE = {"panel_member", "scrutineer"}


def client_of(persona: str, worlds: Worlds) -> Client:
    """A browser in which this persona is signed in, as far as they get."""
    client = Client(raise_request_exception=False)
    if persona == "anonymous":
        return client
    if persona == "second_factor_pending":
        client.force_login(User.objects.get(pk=worlds.here.coordinator.user_id))
        return client
    if persona == "closed_account":
        sign_in(client, worlds.closed)
        worlds.closed.close(at=NOW)
        return client
    who = {"operator": worlds.operator, "other_manager": worlds.there.manager}
    return sign_in(client, who.get(persona) or worlds.here.people[persona])
