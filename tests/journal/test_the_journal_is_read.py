"""The journal's page: who did what, when and why, filtered, within its reader's rights."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from core.documents.models import StoredFile
from core.journal.deeds import verb
from tests.factories.reminders import action
from tests.factories.rows import NOW, TODAY, make
from tests.personas import World, sign_in, within


@verb
def rework(row: Any, /, *, by: Any, at: datetime = NOW, reason: str = "", **facts: Any) -> None:
    """Change a row in somebody's name."""
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
    row.record("action.revised", by=by, at=at, reason=reason)


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


def test_the_journal_tells_what_was_written_in_a_new_record(weald: World, client: Client) -> None:
    with within(weald):
        row = action(weald, weald.agency_lead, TODAY)
    page = sign_in(client, weald.scrutineer).get(weald.path("journal/?noun=actions.action"))
    raised = page.content.decode().split("<tbody>")[1].split("</tr>")[0]
    assert "Raised the action" in raised and "Train the front desk" in raised
    assert "Wed 14 Oct 2026</dd>" in raised, "the day it is due, and no earlier one"
    assert "nothing" not in raised and row.code in raised
    page = sign_in(client, weald.manager).get(weald.path(f"actions/{row.code}/")).content.decode()
    told = page.split("moj-timeline__item")[1]
    assert "Raised the action" in told and "app-changes" not in told


def test_a_file_is_told_by_its_name_not_by_its_address(weald: World, client: Client) -> None:
    with within(weald):
        file = make(StoredFile, "file.made", name="EC.pdf", size=1, received_at=NOW)
    page = sign_in(client, weald.scrutineer).get(weald.path("journal/?deed=file.made"))
    table = page.content.decode().split("<tbody>")[1]
    assert ">EC.pdf</a>" in table and f">{file.code}" not in table


def test_the_journal_hides_what_its_reader_may_not_see(weald: World, client: Client) -> None:
    title = "Restricted review"
    seen = sign_in(client, weald.scrutineer).get(weald.path("journal/")).content.decode()
    assert title in seen
    hidden = sign_in(client, weald.barred_manager).get(weald.path("journal/")).content.decode()
    assert title not in hidden and "Open review" not in hidden


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("noun=actions.action", "Raised the action", "Established the group"),
        ("deed=subgroup.established", "Established the group", "Raised the action"),
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
