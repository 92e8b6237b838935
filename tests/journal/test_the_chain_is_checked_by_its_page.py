"""The chain's page: one click checks it, against a kept head too, and writes nothing."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from core.journal.models import ChainCheck, Entry
from core.journal.sealing import Head, head, seal
from tests.factories.rows import NOW
from tests.personas import World, sign_in, within


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
    another = Head(newest.number, bytes(32))  # type: ignore[union-attr]
    refused = client.get(weald.path("chain/verification/"), {"head": another}).content.decode()
    assert "The chain was made anew after this head was printed." in refused
    assert "The chain does not hold." in refused


def test_a_slip_of_the_hand_is_no_alarm(weald: World, client: Client) -> None:
    with within(weald):
        newest = str(seal(at=NOW))
    sign_in(client, weald.scrutineer)
    slipped = newest[:-1] + ("0" if newest[-1] != "0" else "1")
    page = client.get(weald.path("chain/verification/"), {"head": slipped})
    assert page.status_code == 422
    said = page.content.decode()
    assert "Compare this head with your copy once more: 1 digit of 64" in said
    assert "does not hold" not in said
    with within(weald), pytest.raises(CommandError, match="1 digit of 64"):
        call_command("verify", "--partnership", weald.slug, "--head", slipped)


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
