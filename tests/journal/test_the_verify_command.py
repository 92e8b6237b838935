"""The chain checked from outside: what the command says, and what it refuses."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.journal.sealing import Head
from tests.journal.tampering import as_owner, rename_an_agency, run
from tests.personas import World


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
