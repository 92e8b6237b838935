"""Two guards before the journal: a revoked privilege and a trigger. Without them it opens."""

import pgtrigger
import pytest
from django.db import ProgrammingError, connection, transaction

from core.journal.models import Entry
from core.journal.sealing import Head
from core.journal.verifying import verify
from tests.journal.tampering import HISTORY, as_owner, run
from tests.personas import World


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE journal_entry DISABLE TRIGGER USER",
        "ALTER TABLE journal_entry NO FORCE ROW LEVEL SECURITY",
        "DROP TRIGGER pgtrigger_append_only_6d2d9 ON journal_entry",
        "SET session_replication_role = replica",
        "SET ROLE owner",
    ],
)
def test_the_products_role_cannot_switch_the_guards_off(wealdshire: World, statement: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic():
        run(statement)


def flip_the_triggers_switch() -> None:
    """Tell the journal's trigger to look away for this transaction, as pgtrigger does."""
    ((model, trigger),) = pgtrigger.registered("journal.Entry:append_only")
    run(f"SELECT set_config('pgtrigger.ignore', '{{{trigger.get_pgid(model)}}}', true)")


def test_pgtriggers_own_switch_does_not_open_the_tables(wealdshire: World) -> None:
    """Any role may set it; the revoked privilege is the lock behind the trigger."""
    flip_the_triggers_switch()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Entry.objects.all().update(reason="x")
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        run("DELETE FROM journal_entry")


def test_control_the_switch_is_real_for_whoever_has_the_privilege(
    sealed: tuple[World, Head],
) -> None:
    with as_owner(sealed[0]):
        flip_the_triggers_switch()
        assert run("UPDATE journal_entry SET reason = 'Rewritten'") > 0


def test_the_trigger_binds_the_owner_until_it_is_switched_off(sealed: tuple[World, Head]) -> None:
    world, _ = sealed
    with as_owner(world):
        for table in ("journal_entry", "journal_seal", "journal_layout", HISTORY):
            refused = pytest.raises(ProgrammingError, match="Cannot update or delete")
            with refused, transaction.atomic():
                run(f"UPDATE {table} SET partnership_id = partnership_id")


def test_control_without_trigger_and_revoke_the_product_could_rewrite(
    sealed: tuple[World, Head],
) -> None:
    """Both guards taken away: the statement that the tests above expect to fail goes through."""
    world, _ = sealed
    with as_owner(world, "journal_entry"):
        run("GRANT UPDATE ON journal_entry TO app")
        assert run("UPDATE journal_entry SET reason = 'Rewritten'") > 0
        (granted,) = ask("SELECT has_table_privilege('app', 'journal_entry', 'UPDATE')")
        assert granted and not verify().holds


def ask(question: str) -> tuple[object, ...]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()
