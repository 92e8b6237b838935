"""Every page of the room × every member of the cast."""

from typing import Any

import pytest

from tests.personas import World
from tests.reviews.conftest import WITHOUT_SLUGS, Chain, slots

READERS = {
    "manager", "coordinator", "agency_lead", "other_lead", "chair", "deputy", "group_member",
    "board_member", "scrutineer", "barred_manager",
}  # fmt: skip
TEAM = {"manager", "coordinator", "barred_manager"}
POLICE_LEADS = {"agency_lead", "chair"}
READ = {"source_detail", "finding_detail", "recommendation_detail", "practice_review_detail"}
REGISTERS = {"source_list", "finding_list", "recommendation_list"}


def let_in(world: World, visit: Any, name: str, **kwargs: str) -> set[str]:
    found = set()
    for part, person in world.people.items():
        status = visit(person, name, **kwargs).status_code
        assert status in (200, 403, 404), f"{part} {name}: {status}"
        found |= {part} if status == 200 else set()
    return found


def expected_in_the_open(name: str) -> set[str]:
    if name in READ:
        return READERS
    if name == "answer_detail":
        return TEAM | POLICE_LEADS | {"deputy", "scrutineer"}
    if name == "answer_giving":
        return POLICE_LEADS
    return TEAM | {"scrutineer"} if name == "bar_detail" else TEAM


def expected_behind(name: str) -> set[str]:
    if name in READ | {"answer_detail", "bar_detail", "place_detail"}:
        return {"chair", "coordinator", "scrutineer"}
    return {"chair"} if name == "answer_giving" else {"chair", "coordinator"}


def test_the_registers(weald: World, visit: Any) -> None:
    for name in WITHOUT_SLUGS:
        # A panel member enters the registers for the one review they sit on.
        expected = READERS | {"panel_member"} if name in REGISTERS else TEAM
        assert let_in(weald, visit, name) == expected, name


def test_pages_of_an_open_source(weald: World, open_chain: Chain, visit: Any) -> None:
    for name, kwargs in slots(open_chain, weald).items():
        assert let_in(weald, visit, name, **kwargs) == expected_in_the_open(name), name


def test_pages_of_a_restricted_source(weald: World, hidden_chain: Chain, visit: Any) -> None:
    for name, kwargs in slots(hidden_chain, weald).items():
        assert let_in(weald, visit, name, **kwargs) == expected_behind(name), name


@pytest.mark.parametrize("part", ["manager", "agency_lead", "barred_manager", "delegate"])
def test_what_is_restricted_is_absent_not_forbidden(
    part: str, weald: World, hidden_chain: Chain, visit: Any
) -> None:
    for name, kwargs in slots(hidden_chain, weald).items():
        never = {key: "S-0000" if key == "code" else value for key, value in kwargs.items()}
        status = visit(weald.people[part], name, **kwargs).status_code
        assert status == visit(weald.people[part], name, **never).status_code, name


def test_the_scrutineer_writes_nothing(
    weald: World, open_chain: Chain, hidden_chain: Chain, visit: Any
) -> None:
    reads = READ | {"answer_detail", "bar_detail", "place_detail"}
    for chain in (open_chain, hidden_chain):
        for name, kwargs in slots(chain, weald).items():
            if name not in reads:
                assert visit(weald.scrutineer, name, {}, **kwargs).status_code == 403, name


def test_a_barred_person_finds_none_of_it(weald: World, open_chain: Chain, visit: Any) -> None:
    for name, kwargs in slots(open_chain, weald).items():
        assert visit(weald.trainer, name, **kwargs).status_code in (403, 404), name
