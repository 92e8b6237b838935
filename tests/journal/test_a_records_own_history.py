"""The history of one record, behind its own address and its own rights."""

from typing import Any

import pytest
from django.test import Client

from core.journal.models import AccessLog
from core.tenancy import scope
from tests.factories.rows import change
from tests.personas import World, sign_in, within


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
