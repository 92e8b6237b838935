"""The pages that watch over a partnership: who opens them, what they show, at what cost."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.calendar.models import Reminder
from core.calendar.planning import plan
from core.journal.deeds import verb
from core.journal.models import AccessLog, ChainCheck, Entry, Notice
from core.journal.reading import note
from core.journal.sealing import head, seal
from core.journal.subject import pointing_at
from core.tenancy import scope
from tests.calendar.mornings import morning
from tests.factories.reminders import action
from tests.factories.rows import NOW, TODAY, change
from tests.personas import World, sign_in

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


@verb
def rework(row: Any, /, *, by: Any, at: datetime = NOW, reason: str = "", **facts: Any) -> None:
    """Change a row in somebody's name."""
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
    row.record("action.revised", by=by, at=at, reason=reason)


def within(world: World) -> Any:
    return scope.within(world.partnership.pk)


def notice(world: World, to: Any, **facts: Any) -> Notice:
    """A notice of the newest entry."""
    entry = Entry.objects.first()
    row = Notice(
        entry=entry,
        recipient=to,
        planned_at=NOW,
        **{"kind": f"test.{Notice.objects.count()}", "words": "Something was returned.", **facts},
        **pointing_at(world.open_source),
    )
    row.save()
    return row


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


def test_the_journal_tells_who_when_what_why_and_old_to_new(weald: World, client: Client) -> None:
    with within(weald):
        row = action(weald, weald.agency_lead, TODAY)
        rework(row, by=weald.manager, reason="Leads changed.", lead=weald.chair)
    page = sign_in(client, weald.scrutineer).get(weald.path("journal/")).content.decode()
    for words in (
        "Manager of Wealdshire",
        "Wed 14 Oct 2026, 10:30am",
        "Changed the action",
        "“Leads changed.”",
        "Agency Lead of Wealdshire",
        "Chair of Wealdshire",
        f"{row.code} Train the front desk",
    ):
        assert words in page


def test_the_journal_hides_what_its_reader_may_not_see(weald: World, client: Client) -> None:
    title = "Restricted review"
    seen = sign_in(client, weald.scrutineer).get(weald.path("journal/")).content.decode()
    assert title in seen
    hidden = sign_in(client, weald.barred_manager).get(weald.path("journal/")).content.decode()
    assert title not in hidden and "Open review" not in hidden


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("noun=actions.action", "Raised the action", "Recorded the group"),
        ("deed=subgroup.established", "Recorded the group", "Raised the action"),
        ("who=manager", "Changed the action", "Raised the action"),
        ("since=15+Oct+2026", "Changed the action", "Raised the action"),
        ("until=14+Oct+2026", "Raised the action", "Changed the action"),
    ],
)
def test_the_journal_is_filtered(
    weald: World, client: Client, query: str, there: str, gone: str
) -> None:
    with within(weald):
        row = action(weald, weald.agency_lead, TODAY)
        later = NOW + timedelta(days=1)
        rework(row, by=weald.manager, at=later, due_on=TODAY + timedelta(days=9))
    page = sign_in(client, weald.scrutineer).get(weald.path(f"journal/?{query}"))
    table = page.content.decode().split("<tbody>")[1]
    assert there in table and gone not in table


def test_a_london_day_begins_at_london_midnight(weald: World, client: Client) -> None:
    with within(weald):
        row = action(weald, weald.agency_lead, TODAY)
        # 23:30 UTC on 30 June is half past midnight on 1 July in London.
        at = NOW.replace(month=6, day=30, hour=23, minute=30)
        rework(row, by=weald.manager, at=at, due_on=TODAY + timedelta(days=9))
    sign_in(client, weald.scrutineer)
    july = client.get(weald.path("journal/?since=1+Jul+2026&until=1+Jul+2026"))
    june = client.get(weald.path("journal/?until=30+Jun+2026"))
    assert "Wed 1 Jul 2026, 12:30am" in july.content.decode()
    assert "Changed the action" not in june.content.decode().split("</section>")[-1]


@pytest.mark.parametrize("query", ["since=never", "who=nobody", "noun=x", "after=%00", "deed=%00"])
def test_odd_filters_are_answered(weald: World, client: Client, query: str) -> None:
    sign_in(client, weald.scrutineer)
    for path in ("journal/", "access/", "mail/", "reminders/"):
        assert client.get(weald.path(f"{path}?{query}")).status_code == 200


# -- the chain ------------------------------------------------------------------------------


def test_one_click_checks_the_chain(weald: World, client: Client) -> None:
    with within(weald):
        newest = seal(at=NOW)
    sign_in(client, weald.scrutineer)
    front = client.get(weald.path("chain/")).content.decode()
    assert str(newest) in front and f"{newest.number} links" in front
    page = client.get(weald.path("chain/verification/")).content.decode()
    assert "The chain holds" in page and f"{newest.number} links" in page
    assert "nobody can tell from inside" in page


def test_a_kept_head_is_compared(weald: World, client: Client) -> None:
    with within(weald):
        newest = seal(at=NOW)
    sign_in(client, weald.scrutineer)
    kept = client.get(weald.path("chain/verification/"), {"head": f" {newest}\n"})
    assert "stands in this chain" in kept.content.decode()
    other = str(newest)[:-1] + ("0" if str(newest)[-1] != "0" else "1")
    refused = client.get(weald.path("chain/verification/"), {"head": other}).content.decode()
    assert "The chain was made anew after this head was printed." in refused
    assert "The chain does not hold." in refused


def test_a_head_that_is_none_is_explained(weald: World, client: Client) -> None:
    with within(weald):
        seal(at=NOW)
    sign_in(client, weald.scrutineer)
    page = client.get(weald.path("chain/verification/"), {"head": "twelve"})
    assert page.status_code == 422
    assert "A chain head is a number, a hyphen and 64 hexadecimal digits." in page.content.decode()
    assert 'value="twelve"' in page.content.decode()


def test_a_long_chain_is_walked_a_stretch_at_a_time(
    weald: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with within(weald):
        newest = seal(at=NOW)
    assert newest is not None
    monkeypatch.setattr("core.journal.views.chain.STRETCH", 20)
    sign_in(client, weald.scrutineer)
    page, steps = client.get(weald.path("chain/verification/")), 1
    while "Refresh" in page:
        assert f"{20 * steps} of {newest.number}" in page.content.decode()
        page, steps = client.get(page["Refresh"].partition("url=")[2]), steps + 1
    assert "The chain holds" in page.content.decode()
    assert steps == -(-newest.number // 20)


def test_a_forged_place_begins_at_the_start(weald: World, client: Client) -> None:
    with within(weald):
        newest = seal(at=NOW)
    sign_in(client, weald.scrutineer)
    page = client.get(weald.path("chain/verification/"), {"place": str(newest)})
    assert f"{newest.number} links" in page.content.decode()


def test_checking_writes_nothing(weald: World, client: Client) -> None:
    with within(weald):
        seal(at=NOW)
        before = Entry.objects.count(), ChainCheck.objects.count(), head()
    sign_in(client, weald.scrutineer).get(weald.path("chain/verification/"))
    with within(weald):
        assert (Entry.objects.count(), ChainCheck.objects.count(), head()) == before


# -- notices --------------------------------------------------------------------------------


def test_everybody_reads_their_own_notices_only(weald: World, client: Client) -> None:
    with within(weald):
        notice(weald, weald.chair, words="For the chair.")
        notice(weald, weald.deputy, words="For the deputy.")
    page = sign_in(client, weald.chair).get(weald.path("notices/")).content.decode()
    assert "For the chair." in page and "For the deputy." not in page
    assert "S-2222 Open review" in page


def test_a_bar_hides_a_notice_too(weald: World, client: Client) -> None:
    with within(weald):
        notice(weald, weald.barred_panel_member, words="About the source.")
    page = sign_in(client, weald.barred_panel_member).get(weald.path("notices/"))
    assert "About the source." not in page.content.decode()


def test_notices_are_marked_as_read(weald: World, client: Client) -> None:
    with within(weald):
        notice(weald, weald.chair)
        other = notice(weald, weald.deputy)
    sign_in(client, weald.chair)
    assert "Mark all as read" in client.get(weald.path("notices/")).content.decode()
    assert client.post(weald.path("notices/reading/")).status_code == 302
    assert "Mark all as read" not in client.get(weald.path("notices/")).content.decode()
    again = client.post(weald.path("notices/reading/"))
    assert again.status_code == 409 and "no unread notices" in again.content.decode()
    with within(weald):
        other.refresh_from_db()
        assert other.read_at is None


def test_the_scrutineer_marks_nothing(weald: World, client: Client) -> None:
    with within(weald):
        row = notice(weald, weald.scrutineer)
    sign_in(client, weald.scrutineer)
    assert "Mark all as read" not in client.get(weald.path("notices/")).content.decode()
    assert client.post(weald.path("notices/reading/")).status_code == 403
    with within(weald):
        row.refresh_from_db()
        assert row.read_at is None


def test_a_person_decides_that_an_uncertain_notice_is_sent_again(
    weald: World, client: Client
) -> None:
    with within(weald):
        doubted = notice(
            weald, weald.chair, uncertain_at=NOW, suppressed_at=NOW, suppressed_because="Perhaps."
        )
        waiting = notice(weald, weald.deputy, uncertain_at=NOW)
    sign_in(client, weald.coordinator)
    form = client.get(weald.path("mail/again/")).content.decode()
    assert str(doubted.pk) in form and str(waiting.pk) not in form
    empty = client.post(weald.path("mail/again/"), {})
    assert empty.status_code == 422 and "Choose at least one notice." in empty.content.decode()
    foreign = client.post(weald.path("mail/again/"), {"notices": [str(waiting.pk)]})
    assert foreign.status_code == 422
    assert client.post(weald.path("mail/again/"), {"notices": [str(doubted.pk)]}).status_code == 302
    with within(weald):
        doubted.refresh_from_db()
        assert doubted.suppressed_at is None
        assert doubted.asked_again_by == "Coordinator of Wealdshire"
    page = client.get(weald.path("mail/")).content.decode()
    assert "Coordinator of Wealdshire had it sent again" in page


def test_the_ledger_tells_what_became_of_each_line(weald: World, client: Client) -> None:
    with within(weald):
        action(weald, weald.agency_lead, TODAY)
        plan(TODAY, at=morning())
        Reminder.objects.all().suppress("No longer a member.", at=NOW)
    sign_in(client, weald.coordinator)
    page = client.get(weald.path("reminders/?fate=suppressed&kind=action.due")).content.decode()
    assert "No longer a member." in page and "Suppressed" in page
    assert (
        "No longer a member." not in client.get(weald.path("reminders/?fate=sent")).content.decode()
    )
    on = client.get(weald.path("reminders/?day=7+Oct+2026")).content.decode()
    assert "No longer a member." in on


# -- the history of one record ---------------------------------------------------------------


def test_a_records_history_stands_behind_its_own_address(weald: World, client: Client) -> None:
    source = weald.open_source
    with within(weald):
        for n in range(60):
            change(source, "source.revised", summary=f"Summary {n}")
    sign_in(client, weald.manager)
    record = client.get(source_path(weald, source)).content.decode()
    assert weald.path(f"history/learning/sources/{source.code}/") in record
    first = client.get(weald.path(f"history/learning/sources/{source.code}/")).content.decode()
    assert "Summary 58" in first and "Summary 59" in first and "Summary 2<" not in first
    end = client.get(weald.path(f"history/learning/sources/{source.code}/?end=1")).content.decode()
    assert "Recorded the source of learning" in end


def source_path(world: World, source: Any) -> str:
    return world.path(f"learning/sources/{source.code}/")


@pytest.mark.parametrize("part", ["manager", "agency_lead", "barred_panel_member"])
def test_who_may_not_open_a_record_does_not_open_its_history(
    weald: World, client: Client, part: str
) -> None:
    sign_in(client, weald.people[part])
    code = weald.restricted_source.code
    assert client.get(weald.path(f"history/learning/sources/{code}/")).status_code == 404


@pytest.mark.parametrize(
    "record",
    ["journal", "learning/sources", "nothing/here", "history/learning/sources/S-2222", "x"],
)
def test_what_is_no_record_has_no_history(weald: World, client: Client, record: str) -> None:
    sign_in(client, weald.manager)
    assert client.get(weald.path(f"history/{record}/")).status_code == 404


def test_the_other_partnerships_record_has_no_history_here(
    weald: World, downland: World, client: Client
) -> None:
    sign_in(client, downland.manager)
    with scope.within(downland.partnership.pk):
        change(downland.open_source, "source.revised", code="S-9999")
    assert client.get(downland.path("history/learning/sources/S-9999/")).status_code == 200
    sign_in(client, weald.manager)
    assert client.get(weald.path("history/learning/sources/S-9999/")).status_code == 404


def test_reading_a_history_is_logged_for_the_scrutineer(weald: World, client: Client) -> None:
    sign_in(client, weald.scrutineer)
    client.get(weald.path(f"history/learning/sources/{weald.open_source.code}/"))
    with within(weald):
        assert AccessLog.objects.filter(actor_id=weald.scrutineer.pk).count() == 1
    page = client.get(weald.path("access/")).content.decode()
    assert "S-2222 Open review" in page and "Opened" in page
