"""The pages that watch over a partnership: who opens them, what they show, at what cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.calendar.planning import plan
from core.journal.models import AccessLog
from core.journal.reading import note
from tests.calendar.mornings import morning
from tests.factories.reminders import action, contribution
from tests.factories.rows import NOW, TODAY, change
from tests.journal.conftest import notice
from tests.personas import World, sign_in, within

PAGES = {
    "journal/": {"manager", "scrutineer"},
    "access/": {"manager", "scrutineer"},
    "chain/": {"manager", "scrutineer"},
    "chain/verification/": {"manager", "scrutineer"},
    "reminders/": {"manager", "coordinator", "scrutineer"},
    "mail/": {"manager", "coordinator", "scrutineer"},
    "mail/again/": {"manager", "coordinator"},
    "notices/reading/": {"manager", "coordinator", "agency_lead", "board_member", "delegate"},
    "notices/": {
        "manager", "coordinator", "agency_lead", "board_member", "delegate", "scrutineer",
    },
}  # fmt: skip


PEOPLE = ("manager", "coordinator", "agency_lead", "board_member", "delegate", "scrutineer")


@pytest.mark.parametrize("path", PAGES)
def test_who_opens_it(path: str, weald: World, client: Client) -> None:
    for part in PEOPLE:
        status = sign_in(client, weald.people[part]).get(weald.path(path)).status_code
        assert (status == 200) == (part in PAGES[path]), f"{part} got {status}"


@pytest.mark.parametrize("path", ["journal/", "access/", "reminders/", "mail/", "notices/"])
def test_a_hundred_rows_cost_what_one_costs(path: str, weald: World, client: Client) -> None:
    sign_in(client, weald.scrutineer)
    counts = []
    for rows in (1, 100):
        with within(weald):
            fill(weald, rows)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(weald.path(path)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1], counts


def fill(world: World, rows: int) -> None:
    """So many entries with changes, reads, reminders and notices, all of mixed kinds."""
    for n in range(rows):
        row = action(world, world.agency_lead, TODAY + timedelta(days=n % 7))
        change(row, "action.revised", due_on=TODAY + timedelta(days=8), lead=world.chair)
        change(row, "action.revised", due_on=TODAY + timedelta(days=n % 7), lead=world.agency_lead)
        note(AccessLog.OPENED, row, by=world.scrutineer, at=NOW)
        note(AccessLog.EXPORTED, world.open_source, by=world.manager, at=NOW, row_count=3)
        notice(world, world.scrutineer)
    plan(TODAY, at=morning())
    if rows > 1:
        plan(TODAY + timedelta(days=1), at=morning(TODAY + timedelta(days=1)))


@pytest.mark.parametrize("query", ["since=never", "who=nobody", "noun=x", "after=%00", "deed=%00"])
def test_odd_filters_are_answered(weald: World, client: Client, query: str) -> None:
    sign_in(client, weald.scrutineer)
    for path in ("journal/", "access/", "mail/", "reminders/"):
        assert client.get(weald.path(f"{path}?{query}")).status_code == 200


@pytest.mark.parametrize(
    ("path", "part", "room"),
    [
        ("journal/", "scrutineer", "Journal"),
        ("chain/", "scrutineer", "Journal"),
        ("access/", "scrutineer", "Journal"),
        ("reminders/", "coordinator", "Reminders"),
        ("mail/", "coordinator", "Reminders"),
    ],
)
def test_the_menu_marks_where_one_is(
    path: str, part: str, room: str, weald: World, client: Client
) -> None:
    page = sign_in(client, weald.people[part]).get(weald.path(path)).content.decode()
    marked = page.split('aria-label="Rooms"')[1].split("</nav>")[0].split('aria-current="true">')
    assert [words.split("<")[0] for words in marked[1:]] == [room]


def test_the_ledger_says_whose_contribution_and_what_its_words_mean(
    wealdshire: World, client: Client
) -> None:
    seen = contribution(wealdshire, wealdshire.group, TODAY + timedelta(days=2))
    plan(TODAY, at=morning())
    page = sign_in(client, wealdshire.manager).get(wealdshire.path("reminders/")).content.decode()
    table = page.split("<tbody>")[1]
    assert f"Contribution: {seen.circular.number}, {wealdshire.group}" in table
    assert "Your" not in table and ">Contributions<" in table
    assert "“Suppressed”: not sent" in page
