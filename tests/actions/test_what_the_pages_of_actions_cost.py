"""Equal queries for one row and a hundred, whoever looks; twelve for the register."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.actions.conftest import Case
from tests.factories.actions import raised, told
from tests.factories.rows import NOW, change
from tests.personas import World, sign_in


def queries_of(visit: Any, who: Any, name: str, **kwargs: Any) -> int:
    visit(who, name, **kwargs)
    with CaptureQueriesContext(connection) as caught:
        assert visit(who, name, **kwargs).status_code == 200
    return len(caught)


@pytest.mark.parametrize("part", ["manager", "agency_lead", "board_member", "chair", "scrutineer"])
def test_a_hundred_rows_cost_as_many_queries_as_one(
    weald: World, visit: Any, inside: Any, part: str
) -> None:
    who = weald.people[part]
    with inside():
        raised(weald, lead=weald.agency_lead)
    one = queries_of(visit, who, "action_list")
    with inside():
        for n in range(99):
            action = raised(weald, title=f"{n}", source=weald.open_source if n % 2 else None)
            if n % 10 == 0:
                change(action, "extension.granted", due_on=action.due_on + timedelta(days=5))
    assert queries_of(visit, who, "action_list") == one


def test_a_long_life_costs_the_record_page_no_more_queries(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    code = {"code": open_case.action.code}
    short = queries_of(visit, weald.manager, "action_detail", **code)
    with inside():
        for n in range(30):
            told(open_case.action, weald.agency_lead, text=f"Update {n}")
        for agency in (weald.council, weald.icb):
            open_case.action.add_contributor(by=weald.manager, at=NOW, agency=agency)
        for n in range(5):
            open_case.action.send_evidence(
                by=weald.agency_lead, at=NOW, kind="data", title=f"{n}", note="x"
            )
    assert queries_of(visit, weald.manager, "action_detail", **code) == short


def test_a_long_plan_costs_no_more_queries(
    weald: World, open_case: Case, visit: Any, inside: Any
) -> None:
    code = {"code": open_case.plan.code}
    short = queries_of(visit, weald.manager, "plan_detail", **code)
    with inside():
        for n in range(30):
            raised(weald, source=weald.open_source, title=f"{n}")
    assert queries_of(visit, weald.manager, "plan_detail", **code) == short


def test_the_register_asks_twelve_questions_at_most(weald: World, inside: Any, client: Any) -> None:
    with inside():
        raised(weald)
    sign_in(client, weald.manager)
    path = weald.path("actions/")
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        client.get(path)
    asked = [q["sql"] for q in caught if not re.match(r"(SAVEPOINT|RELEASE)", q["sql"])]
    assert len(asked) <= 12, "\n".join(q[:150] for q in asked)
