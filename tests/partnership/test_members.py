"""Members change roles and agencies within what may be."""

import pytest

from core.journal.deeds import Refused
from partnership.choices import Role
from partnership.models import Membership
from partnership.roles import fault
from tests.factories.rows import NOW, change
from tests.partnership.test_agencies import last_deed
from tests.personas import World


def one_manager(world: World) -> Membership:
    """Leave the world with a single business manager."""
    change(world.barred_manager, "membership.revised", roles=[Role.COORDINATOR])
    return world.manager


def test_post_and_address_are_revised(wealdshire: World) -> None:
    delegate = wealdshire.delegate
    delegate.revise(by=wealdshire.coordinator, at=NOW, post="Sergeant")
    assert (delegate.post, last_deed(delegate)) == ("Sergeant", "membership.revised")


def test_roles_are_given_and_taken(wealdshire: World) -> None:
    roles = [Role.AGENCY_LEAD, Role.TRAINER]
    wealdshire.delegate.revise(by=wealdshire.manager, at=NOW, roles=roles)
    assert wealdshire.delegate.role_words == "Agency lead, Trainer"


def test_nobody_changes_their_own_roles(wealdshire: World) -> None:
    manager = wealdshire.manager
    with pytest.raises(Refused, match="Nobody changes their own roles"):
        manager.revise(by=manager, at=NOW, roles=[Role.MANAGER, Role.TRAINER])
    manager.revise(by=manager, at=NOW, post="Head of the business team")


def test_the_last_manager_keeps_the_role(wealdshire: World) -> None:
    manager = one_manager(wealdshire)
    with pytest.raises(Refused, match="is the last business manager"):
        manager.revise(by=wealdshire.coordinator, at=NOW, roles=[Role.COORDINATOR])


def test_one_of_two_managers_can_step_down(wealdshire: World) -> None:
    wealdshire.barred_manager.revise(
        by=wealdshire.manager, at=NOW, roles=[Role.COORDINATOR], post="Coordinator"
    )
    assert not wealdshire.barred_manager.is_manager


def test_an_agency_lead_cannot_lose_the_agency(wealdshire: World) -> None:
    with pytest.raises(Refused, match="belongs to an agency"):
        wealdshire.delegate.revise(
            by=wealdshire.manager, at=NOW, roles=[Role.AGENCY_LEAD], agency=None
        )


def test_an_agency_is_left_only_without_its_seats(wealdshire: World) -> None:
    with pytest.raises(Refused, match="End that appointment before changing the agency") as no:
        wealdshire.chair.revise(by=wealdshire.manager, at=NOW, agency=wealdshire.council)
    assert "/seats/" in no.value.link
    wealdshire.delegate.revise(by=wealdshire.manager, at=NOW, agency=wealdshire.council)
    assert wealdshire.delegate.agency == wealdshire.council


@pytest.mark.parametrize(
    ("roles", "has_agency", "words"),
    [
        ([], True, "at least one"),
        ([Role.SCRUTINEER, Role.TRAINER], False, "no other role"),
        ([Role.AGENCY_LEAD], False, "belongs to an agency"),
        ([Role.AGENCY_LEAD, Role.TRAINER], True, ""),
        ([Role.SCRUTINEER], False, ""),
    ],
)
def test_roles_that_go_together(roles: list[str], has_agency: bool, words: str) -> None:
    found = fault(roles, has_agency=has_agency)
    assert words in found if words else found == ""
