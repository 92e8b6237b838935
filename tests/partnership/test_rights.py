"""Who may open and who may write what (design §5)."""

import pytest
from django.test import Client

from core.tenancy import scope
from tests.partnership.conftest import House
from tests.partnership.pages import addresses
from tests.personas import World, sign_in

READING = {
    "partnership_detail",
    "agency_list",
    "agency_detail",
    "membership_list",
    "membership_detail",
    "subgroup_list",
    "subgroup_detail",
    "seat_detail",
    "terms_list",
    "terms_detail",
    "priority_list",
    "priority_detail",
}
# Absent for whoever may not read drafts; refused to those who may read and not write.
OF_A_DRAFT = {
    "terms_edit",
    "terms_comparison",
    "terms_adoption",
    "terms_withdrawal",
    "clause_new",
    "clause_edit",
    "clause_striking",
}
INVITATIONS = {"invitation_detail", "invitation_repeat", "invitation_withdrawal"}
OF_MEMBERS = {
    "membership_edit",
    "membership_ending",
    "invitation_new",
    "invitation_repeat",
    "invitation_withdrawal",
}
PLAIN = ("delegate", "trainer", "group_member", "agency_lead", "board_member", "panel_member")


@pytest.mark.parametrize("persona", PLAIN)
def test_members_read_the_house_and_write_nothing(
    house: House, client: Client, persona: str
) -> None:
    sign_in(client, house.world.people[persona])
    for name, path in addresses(house).items():
        expected = 200 if name in READING else 403
        if name in OF_A_DRAFT or name in INVITATIONS:
            expected = (403, 404)
        answer = client.get(path).status_code
        assert answer in (expected if isinstance(expected, tuple) else (expected,)), name
        if name not in READING:
            assert client.post(path).status_code in (403, 404, 405), name


def test_the_coordinator_writes_everything_here_but_who_belongs(
    house: House, client: Client
) -> None:
    """Who can invite could invite themselves, and be two people (docs/decisions/members.md)."""
    sign_in(client, house.world.coordinator)
    for name, path in addresses(house).items():
        refused = name in OF_MEMBERS
        assert client.get(path).status_code == (403 if refused else 200), name
        if refused:
            assert client.post(path).status_code == 403, name


def test_a_manager_writes_everything_here(house: House, client: Client) -> None:
    sign_in(client, house.world.manager)
    for name, path in addresses(house).items():
        assert client.get(path).status_code == 200, name


def test_strangers_meet_the_sign_in_page_and_other_partnerships_nothing(
    house: House, downland: World, client: Client
) -> None:
    paths = addresses(house)
    for name, path in paths.items():
        assert client.get(path).status_code == 302, name
    sign_in(client, downland.manager)
    for name, path in paths.items():
        assert client.get(path).status_code == 404, name


def test_a_coordinator_is_offered_nothing_about_members(house: House, client: Client) -> None:
    sign_in(client, house.world.coordinator)
    for page in ("members/", "members/delegate/", f"invitations/{house.invitation.code}/"):
        text = client.get(house.world.path(f"partnership/{page}")).content.decode()
        for words in (
            "Invite somebody",
            "End the membership",
            "Send it again",
            "Withdraw the invitation",
        ):
            assert words not in text, (page, words)


def test_nobody_ends_their_own_membership_or_edits_their_own_roles(
    weald: World, client: Client
) -> None:
    sign_in(client, weald.manager)
    assert client.get(weald.path("partnership/members/manager/ending/")).status_code == 403
    path = weald.path("partnership/members/manager/edit/")
    assert 'name="roles"' not in client.get(path).content.decode()
    facts = {"name": "Manager", "post": "Head", "roles": ["delegate"], "version": "1"}
    assert client.post(path, facts).status_code == 302
    with scope.within(weald.partnership.pk):
        weald.manager.refresh_from_db()
    assert (weald.manager.post, weald.manager.roles) == ("Head", ["manager"])


@pytest.mark.parametrize(
    ("persona", "sees"),
    [("delegate", False), ("trainer", False), ("agency_lead", True), ("scrutineer", True)],
)
def test_contact_addresses_are_for_those_who_work_with_others(
    weald: World, client: Client, persona: str, sees: bool
) -> None:
    sign_in(client, weald.people[persona])
    for page in ("partnership/members/", "partnership/members/manager/"):
        text = client.get(weald.path(page)).content.decode()
        assert ("manager@wealdshire.example" in text) == sees


def test_a_draft_is_absent_for_members_and_shown_to_the_chair(house: House, client: Client) -> None:
    with scope.within(house.world.partnership.pk):
        from tests.factories import partnership as make

        make.draft(house.world.manager, house.world.group)
    path = house.world.path("partnership/groups/group/terms/1/")
    for persona, status in {"group_member": 404, "other_lead": 404, "chair": 200}.items():
        sign_in(client, house.world.people[persona])
        assert client.get(path).status_code == status, persona
        # Refused by role, before anything is looked for: it tells nobody that a draft exists.
        for number in (1, 99):
            edit = path.replace("/1/", f"/{number}/") + "edit/"
            assert client.get(edit).status_code == 403, persona
