"""The owner of the database may rewrite the journal. Each way of doing so shows (design §4.6).

The owner's rights are what a control needs: the product's own role is refused long before
(tests/architecture, and the last tests here). What the owner does here is undone after each
attempt, so that every attempt starts from the same sealed journal.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO

import pgtrigger
import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from core.journal.checking import check_chain
from core.journal.models import ChainCheck, Entry, Seal
from core.journal.sealing import Head, seal
from core.journal.verifying import verify
from core.tenancy import scope
from tests.factories.rows import NOW, change
from tests.personas import World

NOT_SEALED_SO = "The entry or its history is not what was sealed."
HISTORY = "partnership_historicalagency"


def rename_an_agency(world: World) -> Head:
    """A deed with history to tamper with, sealed; the head somebody keeps."""
    change(world.police, "agency.revised", name="Wealdshire Constabulary")
    kept = seal(at=NOW)
    assert kept is not None
    return kept


@pytest.fixture
def sealed(committed_db: str, weald: World) -> tuple[World, Head]:
    """A committed world whose journal is sealed, and the head somebody kept."""
    with scope.within(weald.partnership.pk):
        return weald, rename_an_agency(weald)


@contextmanager
def as_owner(world: World, *tables: str) -> Iterator[None]:
    """With the owner's rights in the partnership's scope, these tables' triggers switched off.

    Everything done inside is rolled back at the end.
    """
    ours = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = "owner"
    try:
        with transaction.atomic():
            with scope.within(world.partnership.pk):
                for table in tables:
                    run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
                yield
            transaction.set_rollback(True)
    finally:
        connection.close()
        connection.settings_dict["USER"] = ours


def run(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.rowcount


def copied(table: str, **other: str) -> str:
    """A statement that adds a copy of a row, with other values in some columns."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 0")
        names = [c.name for c in cursor.description if c.name != "history_id"]
    values = ", ".join(other.get(name, f'"{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} LIMIT 1"


WAYS = {
    "an entry is rewritten": (
        "journal_entry",
        "UPDATE journal_entry SET actor_name = 'Nobody' WHERE kind = 'agency.revised'",
        NOT_SEALED_SO,
    ),
    "an entry is made older": (
        "journal_entry",
        "UPDATE journal_entry SET at = at - interval '1 second' WHERE kind = 'agency.revised'",
        NOT_SEALED_SO,
    ),
    "history is rewritten": (
        HISTORY,
        f"UPDATE {HISTORY} SET name = 'Never' WHERE name LIKE '%Const%'",
        NOT_SEALED_SO,
    ),
    "history is taken away": (
        HISTORY,
        f"DELETE FROM {HISTORY} WHERE name LIKE '%Const%'",
        NOT_SEALED_SO,
    ),
    "a link is taken away": (
        "journal_seal",
        "DELETE FROM journal_seal WHERE number = 3",
        "A link is missing from the chain.",
    ),
    "a link is rewritten": (
        "journal_seal",
        "UPDATE journal_seal SET head = sha256('x') WHERE number = 3",
        "The link does not follow from the one before it.",
    ),
    "fewer columns are looked at": (
        "journal_layout",
        f"UPDATE journal_layout SET columns = columns - '{HISTORY.replace('_', '.', 1)}'",
        NOT_SEALED_SO,
    ),
}


def test_every_way_of_rewriting_breaks_its_link(
    sealed: tuple[World, Head], subtests: pytest.Subtests
) -> None:
    world, kept = sealed
    for way, (table, statement, why) in WAYS.items():
        with subtests.test(way), as_owner(world, table):
            assert verify(printed=kept).holds, "untouched, it holds"
            assert run(statement) > 0
            found = verify()
            assert found.why == why
            assert found.broken_at == found.checked + 1
    with subtests.test("history is added to a deed"), as_owner(world, HISTORY):
        run(copied(HISTORY))
        assert verify().why == NOT_SEALED_SO


def test_what_lies_beside_the_chain_shows_too(
    sealed: tuple[World, Head], subtests: pytest.Subtests
) -> None:
    world, _ = sealed
    with subtests.test("history that no deed wrote"), as_owner(world, HISTORY):
        run(copied(HISTORY, entry_id="gen_random_uuid()"))
        assert verify().why == f"{HISTORY} holds a row that no deed wrote."
    # No trigger stands in the way of this one; the product's own role could do it too.
    with subtests.test("a record changed past its history"), as_owner(world):
        run("UPDATE partnership_agency SET name = 'Rewritten' WHERE slug = 'icb'")
        assert verify().why == "partnership_agency holds a row that was changed past its history."


def make_anew() -> Head:
    """What an owner would do next: rewrite an entry, then every link over it."""
    run("UPDATE journal_entry SET reason = 'Invented' WHERE kind = 'agency.revised'")
    run("DELETE FROM journal_seal")
    made = seal(at=NOW + timedelta(hours=1))
    assert made is not None
    return made


def test_control_a_chain_made_anew_passes_unless_a_head_was_kept(
    sealed: tuple[World, Head],
) -> None:
    world, kept = sealed
    with as_owner(world, "journal_entry", "journal_seal"):
        made = make_anew()
        assert made.number == kept.number and made.value != kept.value
        assert verify().holds, "from inside nothing shows"
        found = verify(printed=kept)
        assert found.why == "The chain was made anew after this head was printed."


def test_a_chain_cut_short_shows_against_a_kept_head(sealed: tuple[World, Head]) -> None:
    world, kept = sealed
    with as_owner(world, "journal_entry", "journal_seal", HISTORY):
        entry = Seal.objects.get(number=kept.number).entry_id
        run(f"DELETE FROM journal_seal WHERE entry_id = '{entry}'")
        run(f"DELETE FROM {HISTORY} WHERE entry_id = '{entry}'")
        run(f"DELETE FROM journal_entry WHERE id = '{entry}'")
        back = "SET name = 'Wealdshire Police', version = 1"
        run(f"UPDATE partnership_agency {back} WHERE slug = 'police'")
        assert verify().holds, "from inside nothing shows"
        found = verify(printed=kept)
        assert found.why == "The chain is shorter than the head that was printed."


def test_the_nights_check_holds_the_chain_against_the_last_nights_head(
    sealed: tuple[World, Head],
) -> None:
    world, _ = sealed
    with scope.within(world.partnership.pk):
        assert check_chain(at=NOW).holds
    with as_owner(world, "journal_entry", "journal_seal"):
        make_anew()
        found = check_chain(at=NOW + timedelta(days=1))
        assert found.why == "The chain was made anew after this head was printed."
        assert ChainCheck.objects.count() == 2


# -- the command, from outside ---------------------------------------------------------------


def command(world: World, *options: str) -> str:
    said = StringIO()
    call_command("verify", "--partnership", world.slug, *options, stdout=said)
    return said.getvalue()


def test_the_command_says_that_it_holds(wealdshire: World) -> None:
    kept = rename_an_agency(wealdshire)
    said = command(wealdshire)
    assert f"The chain holds: {kept.number} links" in said and f"Head: {kept}" in said
    assert "Nobody can tell from inside" in said
    assert "The head you gave stands in it." in command(wealdshire, "--head", str(kept))


def test_the_command_ends_with_an_error_when_it_does_not(sealed: tuple[World, Head]) -> None:
    world, kept = sealed
    with as_owner(world, "journal_entry"):
        run("UPDATE journal_entry SET reason = 'Invented' WHERE kind = 'agency.revised'")
        with pytest.raises(CommandError, match=f"Link {kept.number}: The entry or its history"):
            command(world)


@pytest.mark.parametrize("head", ["7", "7-abc", f"x-{'0' * 64}", f"7-{'z' * 64}", f"-{'0' * 64}"])
def test_the_command_refuses_what_is_no_head(wealdshire: World, head: str) -> None:
    with pytest.raises(CommandError, match="a hyphen and 64 hexadecimal digits"):
        command(wealdshire, f"--head={head}")


def test_the_command_knows_its_partnerships(wealdshire: World) -> None:
    with pytest.raises(CommandError, match="no partnership called elsewhere"):
        call_command("verify", "--partnership", "elsewhere")


# -- what the product's own role may do --------------------------------------------------------


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


def test_pgtriggers_own_switch_does_not_open_the_tables(wealdshire: World) -> None:
    """Any role may set it; the revoked privilege is the lock behind the trigger."""
    with pgtrigger.ignore("journal.Entry:append_only"):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            Entry.objects.all().update(reason="x")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            run("DELETE FROM journal_entry")


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
