"""Sealing: every entry once, in one chain, whatever order commits land in."""

import threading
from datetime import timedelta

import psycopg
import pytest
from django.db import connection

from core.journal.chain import digest_of, head_after
from core.journal.models import Entry, Layout, Seal
from core.journal.payloads import columns_now, payloads
from core.journal.sealing import Head, head, seal
from core.journal.verifying import verify, walk
from core.tenancy import scope
from tests.factories.rows import NOW, change
from tests.personas import World


def test_every_entry_is_sealed_once(wealdshire: World) -> None:
    first = seal(at=NOW)
    assert first is not None and first.number == Entry.objects.count() == Seal.objects.count()
    assert seal(at=NOW) == first, "nothing new, nothing added"
    change(wealdshire.police, "agency.revised", name="Other")
    second = seal(at=NOW + timedelta(minutes=10))
    assert second is not None and second.number == first.number + 1
    assert verify().holds


def test_an_empty_journal_has_no_head(weald: World) -> None:
    from partnership.models import Partnership

    empty = Partnership.objects.create(
        slug="empty", name="Empty", short_name="Empty", mark="E", created_at=NOW
    )
    with scope.within(empty.pk):
        assert seal(at=NOW) is None and head() is None
        assert verify().holds and verify().checked == 0
        assert not verify(printed=Head(1, bytes(32))).holds


def test_two_partnerships_have_two_chains(weald: World, downland: World) -> None:
    heads = []
    for world in (weald, downland):
        with scope.within(world.partnership.pk):
            made = seal(at=NOW)
            assert made is not None and made.number == Entry.objects.count()
            heads.append(made.value)
    assert heads[0] != heads[1]


def test_the_sums_are_the_documented_ones(wealdshire: World) -> None:
    """A second reading of the page that says how links are made, for whoever checks outside."""
    seal(at=NOW)
    previous = bytes(32)
    for link in Seal.objects.order_by("number").select_related("entry", "layout")[:5]:
        payload = payloads([link.entry], link.layout.columns)[link.entry_id]
        assert digest_of(bytes(link.salt), payload) == bytes(link.digest)
        previous = head_after(previous, link.number, link.entry_id, bytes(link.digest))
        assert previous == bytes(link.head)


def test_equal_payloads_have_different_digests(wealdshire: World) -> None:
    """The salt keeps a digest from being guessed by trying likely payloads."""
    seal(at=NOW)
    salts = {bytes(s) for s in Seal.objects.values_list("salt", flat=True)}
    assert len(salts) == Seal.objects.count()


def test_a_later_releases_column_leaves_older_links_valid(
    wealdshire: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sealed before a column existed: the links are read by the columns they were taken over."""
    now = columns_now()
    older = {label: [c for c in names if c != "ended_on"] for label, names in now.items()}
    monkeypatch.setattr("core.journal.sealing.columns_now", lambda: older)
    seal(at=NOW)
    monkeypatch.undo()
    change(wealdshire.police, "agency.revised", name="Other")
    seal(at=NOW + timedelta(minutes=10))
    assert Layout.objects.count() == 2
    assert verify().holds


def test_a_sealed_column_that_is_gone_is_said(
    wealdshire: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = {**columns_now()}
    seal(at=NOW)
    more["partnership.historicalagency"] = ["entry_id"]
    monkeypatch.setattr("core.journal.payloads.columns_now", lambda: more)
    found = verify()
    assert found.broken_at == 1
    assert found.why.startswith("This release no longer has the sealed column partnership.hist")


def test_control_links_over_todays_columns_would_break(
    wealdshire: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without layouts every column a release adds would look like tampering."""
    now = columns_now()
    older = {label: [c for c in names if c != "ended_on"] for label, names in now.items()}
    monkeypatch.setattr("core.journal.sealing.columns_now", lambda: older)
    seal(at=NOW)
    monkeypatch.setattr(
        "core.journal.verifying.payloads", lambda entries, columns: payloads(entries, now)
    )
    assert not verify().holds


def test_a_walk_stops_and_goes_on_where_it_came_to(wealdshire: World) -> None:
    whole = seal(at=NOW)
    first = walk(most=10)
    assert first.holds and not first.is_whole and first.checked == 10
    assert first.head is not None
    rest = walk(after=first.head)
    assert rest.holds and rest.is_whole and rest.head == whole


def test_a_head_is_read_as_it_was_printed(wealdshire: World) -> None:
    made = seal(at=NOW)
    assert Head.read(str(made)) == made
    assert Head.read(f"  {str(made)[:30]}\n {str(made)[30:]} ") == made, "as a mail may break it"


# -- several at once --------------------------------------------------------------------------


def test_a_commit_that_lands_late_is_sealed_later(
    committed_db: str, weald: World, owner_connection: psycopg.Connection
) -> None:
    """Its entry is older than the newest link by every clock; it must not be passed over."""
    begun, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        try:
            with scope.within(weald.partnership.pk):
                change(weald.police, "agency.revised", name="Late")
                begun.set()
                may_commit.wait(20)
        finally:
            connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    assert begun.wait(20)
    with scope.within(weald.partnership.pk):
        change(weald.council, "agency.revised", name="Early")
        before = seal(at=NOW)
    may_commit.set()
    thread.join()
    with scope.within(weald.partnership.pk):
        after = seal(at=NOW + timedelta(minutes=10))
        assert before is not None and after is not None
        assert after.number == before.number + 1
        assert Seal.objects.get(number=after.number).entry.subject == weald.police
        assert verify().holds


def test_three_sealers_at_once_make_one_chain(committed_db: str, weald: World) -> None:
    failures: list[Exception] = []

    def work() -> None:
        try:
            with scope.within(weald.partnership.pk):
                seal(at=NOW)
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with scope.within(weald.partnership.pk):
        assert failures == []
        assert Seal.objects.count() == Entry.objects.count()
        assert verify().holds
