"""The committed list of tables (design §4.1) against what PostgreSQL really enforces."""

import tomllib

import psycopg
import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from config.embedded import ROOT
from core.tenancy import scope
from tests.personas import World

LIST = tomllib.loads((ROOT / "core" / "tenancy" / "tables.toml").read_text())
FENCED = LIST["tenant"] + LIST["history"] + LIST["membership"]
APPEND_ONLY = [*LIST["history"], "journal_entry", "journal_seal", "journal_accesslog"]
APPEND_ONLY += ["journal_layout", "journal_chaincheck"]


def ask(sql: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def unwalled() -> dict[str, str]:
    """Tables whose wall is not what their class says, with what is missing."""
    forced = dict(
        ask(
            "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class WHERE relkind='r'"
        )
    )
    policies = {(t, p) for t, p in ask("SELECT tablename, policyname FROM pg_policies")}
    faults = {}
    for table in [*FENCED, *LIST["person"]]:
        policy = "person" if table in LIST["person"] else "partnership"
        if not forced.get(table):
            faults[table] = "row security is not forced"
        elif (table, policy) not in policies:
            faults[table] = f"no policy {policy}"
    return faults


def test_every_table_stands_in_exactly_one_class(db: None) -> None:
    there = sorted(t for (t,) in ask("SELECT tablename FROM pg_tables WHERE schemaname='public'"))
    assert sorted(name for names in LIST.values() for name in names) == there


def test_every_table_has_the_wall_of_its_class(db: None) -> None:
    assert unwalled() == {}


def test_no_platform_table_knows_a_partnership(db: None) -> None:
    columns = ask(
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' "
        "AND column_name IN ('partnership_id', 'person_id')"
    )
    assert not {t for (t,) in columns} & set(LIST["platform"])


def test_every_partnership_column_is_filled(db: None) -> None:
    nullable = ask(
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' "
        "AND column_name = 'partnership_id' AND is_nullable = 'YES'"
    )
    # History copies drop "not null"; the policy's check refuses a row without a partnership.
    assert {t for (t,) in nullable} <= set(LIST["history"])


def test_every_key_between_tenant_tables_carries_the_partnership(db: None) -> None:
    keys = {name for (name,) in ask("SELECT conname FROM pg_constraint WHERE contype = 'f'")}
    missing = []
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if table in LIST["history"] or table not in FENCED:
            continue
        for field in model._meta.local_fields:
            parent = field.related_model._meta.db_table if field.is_relation else ""
            if parent in FENCED and f"{table}_{field.column}_tenant"[:63] not in keys:
                missing.append(f"{table}.{field.column}")
    assert missing == []


def test_no_many_to_many_table_hides_between_the_nouns(db: None) -> None:
    hidden = [
        m._meta.db_table for m in apps.get_models(include_auto_created=True) if m._meta.auto_created
    ]
    assert set(hidden) <= set(LIST["platform"])


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize(
    "deed", ["UPDATE {} SET partnership_id = partnership_id", "DELETE FROM {}", "TRUNCATE {}"]
)
def test_the_product_may_not_change_what_is_append_only(
    table: str, deed: str, wealdshire: World
) -> None:
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed.format(table))


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_a_trigger_binds_the_owner_too(table: str, db: None) -> None:
    found = ask(
        f"SELECT tgname FROM pg_trigger WHERE tgrelid = '{table}'::regclass "
        "AND tgname LIKE 'pgtrigger_append_only%' AND tgenabled = 'O'"
    )
    assert len(found) == 1


def test_control_a_table_without_its_policy_is_noticed(
    committed_db: str, owner_connection: psycopg.Connection
) -> None:
    owner_connection.execute("DROP POLICY partnership ON actions_action")
    owner_connection.execute("ALTER TABLE reviews_finding NO FORCE ROW LEVEL SECURITY")
    assert set(unwalled()) == {"actions_action", "reviews_finding"}


def test_control_with_the_privilege_back_history_can_be_changed(
    committed_db: str, weald: World, owner_connection: psycopg.Connection
) -> None:
    """Grant and trigger removed: the statement that must fail now succeeds."""
    connection.close()
    table = "partnership_historicalagency"
    owner_connection.execute(f"GRANT UPDATE ON {table} TO app")
    for (name,) in owner_connection.execute(
        f"SELECT tgname FROM pg_trigger WHERE tgrelid = '{table}'::regclass AND NOT tgisinternal"
    ).fetchall():
        owner_connection.execute(f'DROP TRIGGER "{name}" ON {table}')
    with scope.within(weald.partnership.pk), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET name = 'rewritten'")
        assert cursor.rowcount > 0
