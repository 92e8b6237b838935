"""The owner of the database may rewrite the journal. Each way of doing so shows (design §4.6)."""

from datetime import timedelta

import pytest
from django.db import connection

from core.journal.checking import check_chain
from core.journal.models import ChainCheck, Seal
from core.journal.sealing import Head, seal
from core.journal.verifying import verify
from core.tenancy import scope
from tests.factories.rows import NOW
from tests.journal.tampering import HISTORY, as_owner, run
from tests.personas import World

NOT_SEALED_SO = "The entry or its history is not what was sealed."


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
