"""The register: filters, sorts, pages and chips."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from actions.models import Action
from tests.factories.actions import doer, raised, recommendation, reviewed, submitted, told
from tests.factories.rows import NOW, TODAY
from tests.personas import World

pytestmark = pytest.mark.django_db
ROW = re.compile(r'<th scope="row" class="app-nowrap">([^<]+)</th>')


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
    page, name = response.content.decode(), query.partition("=")[0]
    assert "govuk-error-message" in page
    assert f'<a href="#id_{name}' in page and "<title>Error: " in page
    assert "Filters in use" not in page
    # The form leads to #rows: with nothing of that name the page opens at the error.
    assert 'id="rows"' not in page and "app-register--wrong" in page


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
    assert "extended once, first Sun 2 May 2027" in page
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
