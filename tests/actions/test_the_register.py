"""The register: filters, sorts, pages, chips, and the same cost for one row and a hundred."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.models import Action
from tests.actions.conftest import Case
from tests.factories.actions import doer, raised, recommendation, reviewed, submitted, told
from tests.factories.rows import NOW, TODAY, change
from tests.personas import World, sign_in

pytestmark = pytest.mark.django_db


ROW = re.compile(r'<th scope="row"><a class="app-nowrap"[^>]*>([^<]+)</a>')


def shown_codes(response: Any) -> list[str]:
    """The codes of the rows, in their order."""
    return ROW.findall(response.content.decode())


@pytest.fixture
def many(weald: World, inside: Any) -> dict[str, Action]:
    """One action of each kind the filters tell apart."""
    with inside():
        long_ago = {"raised_on": TODAY - timedelta(days=90)}
        rec = recommendation(weald, weald.open_source)
        found = {
            "plain": raised(weald, title="Plain", due_on=TODAY + timedelta(days=200)),
            "late": raised(weald, title="Late", due_on=TODAY - timedelta(days=9), **long_ago),
            "soon": raised(weald, title="Soon", due_on=TODAY + timedelta(days=3)),
            "led": raised(weald, title="Led", lead=doer(weald)),
            "council": raised(weald, title="Council's", agency=weald.council),
            "sourced": raised(weald, title="Sourced", source=weald.open_source, recommendation=rec),
            "waiting": submitted(weald, raised(weald, title="Waiting")),
            "closed": reviewed(weald, raised(weald, title="Closed")),
            "hidden": raised(weald, title="Hidden", source=weald.restricted_source),
        }
        told(found["council"], weald.other_lead)
        asked = found["plain"].ask_extension(
            by=weald.agency_lead, at=NOW, to_on=TODAY + timedelta(days=300), reason="Late."
        )
        asked.grant(by=weald.chair, at=NOW)
    return found


@pytest.fixture
def codes(many: dict[str, Action], visit: Any, weald: World, time_stands: None) -> Any:
    """``codes("state=overdue")``: the names of the actions the manager is shown."""
    names = {action.code: name for name, action in many.items()}

    def ask(query: str = "") -> list[str]:
        response = visit(weald.manager, "action_list", query=f"?{query}" if query else "")
        assert response.status_code == 200
        return [names[code] for code in shown_codes(response)]

    return ask


@pytest.fixture
def time_stands() -> Any:
    """The clock at which the factories' dates are said."""
    with time_machine.travel(NOW, tick=False):
        yield


OPEN = ["late", "soon", "led", "council", "sourced", "waiting", "plain"]


def test_open_actions_come_first_by_due_date(codes: Any) -> None:
    found = codes()
    assert (found[0], found[1], found[-1]) == ("late", "soon", "plain")
    assert set(found) == set(OPEN)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=all", {*OPEN, "closed"}),
        ("state=overdue", {"late"}),
        ("state=due_soon", {"soon"}),
        ("state=awaiting_sign_off", {"waiting"}),
        ("state=in_progress", {"council"}),
        ("state=not_started", {"led", "sourced", "plain"}),
        ("state=closed", set()),
        ("state=closed_with_impact", {"closed"}),
        ("state=not_proceeding", set()),
        ("agency=council", {"council"}),
        ("lead=doer", {"led"}),
        ("group=group&agency=council", {"council"}),
        ("group=other_group", set()),
        ("source=S-2222", {"sourced"}),
        ("theme=information_sharing", {"sourced"}),
        ("theme=neglect", set()),
        ("recommendation=r-2222", {"sourced"}),
        ("only=extended", {"plain"}),
        ("only=overdue", {"late"}),
        ("only=no_lead&agency=council", {"council"}),
        ("only=no_lead&only=extended", {"plain"}),
        ("due_from=17+Oct+2026&due_to=17/10/2026", {"soon"}),
        ("updated_since=14/10/2026", {"council"}),
        ("q=sourced", {"sourced"}),
    ],
)
def test_each_filter_narrows(codes: Any, query: str, found: set[str]) -> None:
    assert set(codes(query)) == found


def test_a_code_in_the_box_finds_its_action(codes: Any, many: dict[str, Action]) -> None:
    assert codes(f"q={many['led'].code}") == ["led"]


@pytest.mark.parametrize("sort", ["due", "updated", "agency", "code", "raised"])
def test_every_header_sorts_both_ways(codes: Any, sort: str) -> None:
    up, down = codes(f"sort={sort}&state=all"), codes(f"sort=-{sort}&state=all")
    assert up == down[::-1]
    assert len(up) == len(OPEN) + 1


@pytest.mark.parametrize(
    "query",
    ["agency=nowhere", "lead=%00", "due_from=yesterday", "state=done", "source=S-3333", "only=x"],
)
def test_a_filter_that_means_nothing_is_told_at_its_box(
    many: Any, visit: Any, weald: World, query: str
) -> None:
    response = visit(weald.manager, "action_list", query=f"?{query}")
    assert response.status_code == 200
    assert "govuk-error-message" in response.content.decode()


def test_words_and_keys_that_were_tampered_with_do_no_harm(
    many: Any, visit: Any, weald: World
) -> None:
    for query in ("after=zzzz", "before=", "end=1", "sort=password", "q=%27%3B+DROP", "page=9"):
        assert visit(weald.manager, "action_list", query=f"?{query}").status_code == 200


def test_filters_in_use_are_chips_and_the_address_is_the_saved_link(
    many: Any, visit: Any, weald: World
) -> None:
    page = visit(
        weald.manager, "action_list", query="?state=overdue&agency=police"
    ).content.decode()
    assert "Remove this filter:" in page
    assert "State: Overdue" in page
    assert "Agency: Wealdshire Police" in page


def test_the_row_says_how_often_it_was_extended_and_since_when(
    many: Any, visit: Any, weald: World, time_stands: None
) -> None:
    page = visit(weald.manager, "action_list").content.decode()
    assert "extended once, first 2 May 2027" in page
    assert "9 days overdue" in page
    assert "No lead yet" in page


def test_owners_and_board_read_posts_and_the_team_reads_names(
    many: Any, visit: Any, weald: World
) -> None:
    team = visit(weald.manager, "action_list", query="?lead=doer").content.decode()
    assert "Doer of Wealdshire" in team
    board = visit(weald.board_member, "action_list").content.decode()
    assert "Doer, Wealdshire" in board
    assert "Doer of Wealdshire" not in board


def test_pages_turn_by_key_both_ways_without_losing_a_row(
    weald: World, visit: Any, inside: Any
) -> None:
    with inside():
        made = {raised(weald, title=f"Number {n}").code for n in range(120)}
    seen: list[str] = []
    query = ""
    for _ in range(3):
        page = visit(weald.manager, "action_list", query=query)
        seen += shown_codes(page)
        links = re.findall(r'rel="next" href="([^"]+)"', page.content.decode())
        query = links[0].replace("&amp;", "&") if links else ""
    assert len(seen) == 120
    assert set(seen) == made
    last = visit(weald.manager, "action_list", query="?end=1")
    assert shown_codes(last) == seen[-50:]


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
        for helper in (weald.council, weald.icb):
            open_case.action.add_contributor(by=weald.manager, at=NOW, agency=helper)
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
