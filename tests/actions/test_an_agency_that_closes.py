"""An agency that nothing follows is closed only when nothing rests on it."""

import pytest

from core.journal.deeds import Refused
from tests.factories import partnership as house
from tests.factories.actions import raised
from tests.factories.rows import NOW, TODAY
from tests.personas import World


def test_an_agency_accountable_for_an_open_action_is_not_closed(wealdshire: World) -> None:
    fire, by = house.agency(wealdshire.manager), {"by": wealdshire.manager, "at": NOW}
    action = raised(wealdshire, agency=fire)
    with pytest.raises(Refused, match="is accountable for open actions"):
        fire.end(on=TODAY, **by)
    action.assign(agency=wealdshire.council, lead=None, **by)
    fire.end(on=TODAY, **by)
    assert fire.ended_on == TODAY
