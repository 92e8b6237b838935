"""A group ends only when another oversees its actions."""

import pytest
from django.test import Client

from core.journal.deeds import Refused
from tests.factories import partnership as house
from tests.factories.actions import raised
from tests.factories.rows import NOW, TODAY
from tests.personas import World, sign_in, within


def test_a_group_that_oversees_open_actions_does_not_end(wealdshire: World) -> None:
    other, by = house.subgroup(wealdshire.manager), {"by": wealdshire.manager, "at": NOW}
    action = raised(wealdshire)
    with pytest.raises(Refused, match="oversees open actions"):
        action.group.end(on=TODAY, **by)
    before = action.group
    action.revise(group=other, **by)
    before.end(on=TODAY, **by)
    assert before.ended_on == TODAY


def test_no_ended_group_oversees_an_action(wealdshire: World) -> None:
    ended, by = house.subgroup(wealdshire.manager), {"by": wealdshire.manager, "at": NOW}
    ended.end(on=TODAY, **by)
    with pytest.raises(Refused, match="has ended. Choose a group that still meets"):
        raised(wealdshire).revise(group=ended, **by)


def test_the_group_is_changed_on_the_page(weald: World) -> None:
    with within(weald):
        action, other = raised(weald), house.subgroup(weald.manager)
    client, path = sign_in(Client(), weald.manager), weald.path(f"actions/{action.code}/edit/")
    typed = {"title": action.title, "version": action.version, "group": other.slug}
    assert client.post(path, typed).status_code == 302
    with within(weald):
        action.refresh_from_db()
        assert action.group == other
