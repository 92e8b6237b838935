"""What one group wrote is read by another's chair when everybody reads it: at its issue."""

from typing import Any

from django.test import Client

from core.tenancy import scope
from tests.meetings.circular import stages
from tests.personas import World, sign_in

NUMBER = "EC-2026-27-Q2"


def words(world: World, who: Any) -> str:
    """The page of the circular, as this person reads it."""
    answer = sign_in(Client(), who).get(world.path(f"circulars/{NUMBER}/"))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_compiled_circular_shows_a_chair_their_own_contribution_only(
    weald: World, at: Any
) -> None:
    at(stages.compiled)
    text = words(weald, weald.other_lead)
    assert stages.DONE not in text and stages.MESSAGE not in text and "Quality Group" in text
    with scope.within(weald.partnership.pk):
        presides = stages.board_chair(weald)
    for who in (weald.coordinator, weald.scrutineer, presides):
        assert stages.DONE in words(weald, who)


def test_an_issued_one_shows_it_all(weald: World, at: Any) -> None:
    at(stages.issued)
    assert stages.DONE in words(weald, weald.other_lead)
