"""An issued circular: whole, frozen, sent out once, acknowledged once, compared with."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from core.journal.deeds import Refused
from core.journal.sealing import Head
from core.journal.verifying import verify
from meetings.models import Acknowledgement, Contribution, ExecutiveCircular
from meetings.models.circular.content import digest_of
from meetings.quarters import Quarter
from tests.factories.rows import change, kinds
from tests.meetings.circular import a_quarter, stages
from tests.meetings.circular.stages import LATER
from tests.personas import World


def test_an_issued_circular_is_whole(wealdshire: World) -> None:
    circular = stages.issued(wealdshire)

    assert circular.digest == digest_of(circular.figures)
    assert circular.figures["message"] == stages.MESSAGE
    assert circular.figures["asks"] == stages.ASKS.splitlines()
    assert circular.pdf.is_available and circular.pdf.name == "EC-2026-27-Q2.pdf"
    assert verify(printed=Head.read(circular.chain_head)).holds
    assert kinds(circular)[-2:] == ["circular.approved", "circular.issued"]


def test_an_issued_circular_never_changes_again(wealdshire: World) -> None:
    circular = stages.issued(wealdshire)
    by = {"by": wealdshire.coordinator, "at": LATER}
    for deed in (
        lambda: circular.revise(**by, message="Other."),
        lambda: circular.compile(**by),
        lambda: circular.approve(**by),
        lambda: circular.send_back(**by, reason="Wrong."),
        lambda: circular.ask_issue(**by),
        lambda: Contribution.ask(circular, wealdshire.board, **by),
    ):
        with pytest.raises(Refused, match="can no longer change"):
            deed()
    for facts in ({"message": "Other."}, {"figures": {}}, {"chain_head": ""}, {"pdf": None}):
        with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
            change(circular, "circular.revised", **facts)
        circular.refresh_from_db()


def test_what_changed_since_it_was_compiled_has_to_be_approved_again(wealdshire: World) -> None:
    a_quarter.live(wealdshire, actions=8)
    circular = stages.approved(wealdshire)
    change(wealdshire.open_source, "source.restricted", restricted_at=LATER)

    job = stages.ask_issue(circular, wealdshire)

    assert "has changed since it was compiled" in job.outcome
    circular.refresh_from_db()
    assert circular.issued_at is None and circular.pdf is None


def test_asking_twice_for_the_issue_is_one_job(wealdshire: World) -> None:
    circular = stages.approved(wealdshire)
    by = {"by": wealdshire.coordinator, "at": LATER}
    assert circular.ask_issue(**by) == circular.ask_issue(**by)


def test_later_changes_do_not_reach_an_issued_circular(wealdshire: World) -> None:
    a_quarter.live(wealdshire, actions=8)
    circular = stages.issued(wealdshire)
    before = circular.said()
    a_quarter.live(wealdshire, seed=9, actions=8)
    change(wealdshire.group, "subgroup.revised", name="Another name")
    circular.refresh_from_db()
    assert circular.said() == before
    assert circular.digest == digest_of(before)


def test_a_circular_is_sent_out_once(wealdshire: World) -> None:
    circular = stages.issued(wealdshire)
    circular.distribute(by=wealdshire.coordinator, at=LATER)
    with pytest.raises(Refused, match="Nobody gets it twice"):
        circular.distribute(by=wealdshire.coordinator, at=LATER)
    assert kinds(circular)[-1] == "circular.distributed"


def test_a_reader_acknowledges_once(wealdshire: World) -> None:
    circular = stages.issued(wealdshire)
    read = Acknowledgement.give(circular, by=wealdshire.board_member, at=LATER)
    assert kinds(read) == ["circular.acknowledged"]
    with pytest.raises(Refused, match="already"):
        Acknowledgement.give(circular, by=wealdshire.board_member, at=LATER)


def test_the_next_circular_compares_with_the_one_before(wealdshire: World) -> None:
    a_quarter.live(wealdshire, actions=8)
    first = stages.issued(wealdshire)
    then = date(2027, 1, 5)
    by = {"by": wealdshire.coordinator, "at": a_quarter.at(then)}
    second = ExecutiveCircular.open_quarter(Quarter(date(2026, 10, 1)), [wealdshire.group], **by)
    second.revise(**by, message="Words.")
    second.compile(**by, reasons=stages.said_of_missing(second))
    assert second.figures["before"] == {"number": "EC-2026-27-Q2", "whole": first.figures["whole"]}
