"""An export is what its person sees: same rows, order and columns (catalogue E01, E02)."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from actions.views.register import ActionList
from core.journal.models import AccessLog
from core.tenancy import scope
from tests.actions.exchange.sheets import cells_of, rows_of
from tests.factories.actions import closed, raised
from tests.factories.rows import TODAY
from tests.personas import World, sign_in

KINDS = ("xlsx", "csv")
READERS = (
    "manager",
    "barred_manager",
    "scrutineer",
    "agency_lead",
    "other_lead",
    "chair",
    "board_member",
    "panel_member",
)


@pytest.fixture
def register(weald: World) -> World:
    """Actions of several agencies and sources, one closed, one restricted."""
    with scope.within(weald.partnership.pk):
        raised(weald, title="Share the minutes")
        raised(weald, title="Tell every school", agency=weald.council, due_on=TODAY)
        raised(weald, title="From the open review", source=weald.open_source)
        raised(weald, title="CANARY-restricted", source=weald.restricted_source)
        closed(weald, raised(weald, title="Long done"))
    return weald


def export(client: Client, world: World, kind: str, query: str = "") -> Any:
    return client.get(world.path(f"actions/export/{kind}/{query}"))


def shown(client: Client, world: World, query: str = "") -> list[str]:
    page = client.get(world.path(f"actions/{query}"))
    return [row.code for row in page.context["rows"]]


@pytest.mark.parametrize("part", READERS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_file_has_the_rows_of_the_page(
    client: Client, register: World, kind: str, part: str
) -> None:
    sign_in(client, register.people[part])
    for query in (
        "",
        "?state=all&sort=-agency",
        f"?agency={register.police.slug}",
        "?only=overdue",
    ):
        answer = export(client, register, kind, query)
        assert answer.status_code == 200
        assert [row[0] for row in rows_of(answer)] == shown(client, register, query), query


@pytest.mark.parametrize("kind", KINDS)
def test_restricted_rows_are_in_it_only_for_whoever_sees_them(
    client: Client, register: World, kind: str
) -> None:
    for part, sees in (("manager", False), ("panel_member", True), ("barred_manager", False)):
        sign_in(client, register.people[part])
        told = str(cells_of(export(client, register, kind, "?state=all")))
        assert ("CANARY-restricted" in told) is sees, part


def test_the_lead_is_named_as_the_page_names_them(client: Client, register: World) -> None:
    with scope.within(register.partnership.pk):
        raised(register, title="Led", lead=register.agency_lead)
    for part, word in (("manager", "name"), ("board_member", "post")):
        sign_in(client, register.people[part])
        leads = {row[3] for row in rows_of(export(client, register, "xlsx"))}
        assert getattr(register.agency_lead, word) in leads, part


@pytest.mark.parametrize("kind", KINDS)
def test_its_head_says_mark_filters_count_moment_and_for_whom(
    client: Client, register: World, kind: str
) -> None:
    sign_in(client, register.manager)
    answer = export(client, register, kind, f"?agency={register.council.slug}&only=overdue")
    head = [row[0] for row in cells_of(answer)[:5]]
    assert head[0] == "OFFICIAL-SENSITIVE"
    assert register.partnership.name in head[1]
    assert "State: Open" in head[2] and register.council.name in head[2] and "Overdue" in head[2]
    assert head[3] == "1 action"
    assert head[4].startswith("Made ") and register.manager.name in head[4]
    assert f".{kind}" in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_dates_are_dates(client: Client, register: World) -> None:
    sign_in(client, register.other_lead)
    row = rows_of(export(client, register, "xlsx"))[0]
    assert row[4] == TODAY and isinstance(row[4], dt.date)


@pytest.mark.parametrize("kind", KINDS)
def test_an_export_stands_in_the_access_log_with_its_count(
    client: Client, register: World, kind: str
) -> None:
    count = len(rows_of(export(sign_in(client, register.manager), register, kind)))
    with scope.within(register.partnership.pk):
        line = AccessLog.objects.get(act=AccessLog.EXPORTED)
    assert (line.row_count, line.actor_id) == (count, register.manager.pk)


def test_control_without_the_visibility_a_restricted_row_is_in_the_file(
    client: Client, register: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ActionList, "get_queryset", lambda page: page.model.objects.all())
    sign_in(client, register.manager)
    assert "CANARY-restricted" in str(rows_of(export(client, register, "xlsx")))


def test_whoever_may_not_read_actions_gets_no_file(client: Client, register: World) -> None:
    for part in ("trainer", "delegate"):
        assert export(sign_in(client, register.people[part]), register, "csv").status_code == 403


STARTS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    '"=1',
    "'=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "“=1",
    '=HYPERLINK("http://x.example","x")',
    "=cmd|'/c calc'!A0",
    "|x",
    "%x",
]


def test_what_looks_like_a_formula_is_text_in_both_files(client: Client, weald: World) -> None:
    with scope.within(weald.partnership.pk):
        for text in STARTS:
            raised(weald, title=f"{text} is what somebody typed")
    sign_in(client, weald.manager)
    titles = [row[1] for row in rows_of(export(client, weald, "xlsx", "?sort=code"))]
    assert len(titles) == len(STARTS)
    for row in rows_of(export(client, weald, "csv")):
        assert row[1][0] == "'", row[1]


def test_the_workbook_holds_no_formula_at_all(client: Client, weald: World) -> None:
    import io
    from zipfile import ZipFile

    with scope.within(weald.partnership.pk):
        for text in STARTS:
            raised(weald, title=text)
    answer = export(sign_in(client, weald.manager), weald, "xlsx")
    with ZipFile(io.BytesIO(b"".join(answer))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "hyperlink" not in sheet.lower().replace("=hyperlink(", "")


def test_a_register_of_any_length_asks_the_same_questions(
    client: Client, weald: World, django_assert_max_num_queries: Any
) -> None:
    with scope.within(weald.partnership.pk):
        for _ in range(3):
            raised(weald)
    sign_in(client, weald.manager)
    export(client, weald, "xlsx")
    with django_assert_max_num_queries(22) as few:
        export(client, weald, "xlsx")
    with scope.within(weald.partnership.pk):
        for _ in range(12):
            raised(weald)
    with django_assert_max_num_queries(len(few)):
        export(client, weald, "xlsx")
