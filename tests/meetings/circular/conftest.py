"""A circular at the stage a test begins with."""

from collections.abc import Callable

import pytest

from core.tenancy import scope
from meetings.models import ExecutiveCircular
from tests.personas import World

Stage = Callable[[World], ExecutiveCircular]


@pytest.fixture
def at(weald: World) -> Callable[[Stage], ExecutiveCircular]:
    """``at(stages.compiled)``: Wealdshire with a circular at that stage, no scope left open."""

    def bring(stage: Stage) -> ExecutiveCircular:
        with scope.within(weald.partnership.pk):
            return stage(weald)

    return bring
