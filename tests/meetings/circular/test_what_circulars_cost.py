"""A page about circulars asks the database as often for many groups as for few."""

from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.tenancy import scope
from meetings.models import ExecutiveCircular
from meetings.quarters import Quarter
from partnership.choices import Role
from partnership.models import Subgroup
from tests.factories.rows import NOW
from tests.meetings.circular import stages
from tests.personas import World, group, join, seat, sign_in


def _more_groups(world: World, number: int) -> list[Subgroup]:
    made = []
    for n in range(number):
        lead = join(world, f"lead_{number}_{n}", Role.AGENCY_LEAD, agency=world.police)
        made.append(
            group(world, f"more-{number}-{n}", f"More {number} {n}", answers_to=world.board)
        )
        seat(made[-1], lead, "chair")
    return made


def _asked(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_a_page_costs_the_same_for_many_groups_and_circulars(weald: World) -> None:
    costs = []
    team = {"by": weald.coordinator, "at": NOW}
    for n, quarter in enumerate((Quarter(date(2026, 7, 1)), Quarter(date(2026, 4, 1)))):
        with scope.within(weald.partnership.pk):
            groups = _more_groups(weald, 1 if n == 0 else 7)
            circular = ExecutiveCircular.open_quarter(quarter, groups, **team)
        client = sign_in(Client(), weald.manager)
        opened = _asked(client, weald.path(f"circulars/{quarter.number}/"))
        with scope.within(weald.partnership.pk):
            circular.revise(**team, message="Words.")
            circular.compile(**team, reasons=stages.said_of_missing(circular))
        compiled = _asked(client, weald.path(f"circulars/{quarter.number}/"))
        costs.append((opened, compiled, _asked(client, weald.path("circulars/"))))
    assert costs[0] == costs[1]
