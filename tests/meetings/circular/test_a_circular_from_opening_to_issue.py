"""The verbs of a circular, each with its refusals and its one entry."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from core.journal.deeds import Refused, Stale
from core.journal.models import Entry
from core.journal.sealing import Head
from core.journal.verifying import verify
from meetings.models import Acknowledgement, Contribution, ExecutiveCircular
from meetings.models.circular.content import digest_of
from meetings.quarters import Quarter
from tests.factories.rows import NOW, TODAY, change
from tests.meetings.circular import a_quarter, stages
from tests.meetings.circular.a_quarter import QUARTER
from tests.meetings.circular.stages import LATER
from tests.personas import World


def kinds(row: object) -> list[str]:
    return list(Entry.objects.about(row).order_by("id").values_list("kind", flat=True))


# -- opening -----------------------------------------------------------------------------------
def test_an_opened_quarter_has_its_number_and_asks_the_groups(wealdshire: World) -> None:
    circular = stages.opened(wealdshire)

    assert circular.number == "EC-2026-27-Q2"
    assert circular.due_on == TODAY + timedelta(days=14)
    assert kinds(circular) == ["circular.opened"]
    asked = Contribution.objects.filter(circular=circular)
    assert {c.group for c in asked} == {wealdshire.group, wealdshire.other_group}
    assert [kinds(c) for c in asked] == [["contribution.asked"]] * 2


def test_a_quarter_that_still_runs_is_due_after_its_end(wealdshire: World) -> None:
    quarter = Quarter.of(TODAY)
    circular = ExecutiveCircular.open_quarter(
        quarter, [wealdshire.group], by=wealdshire.manager, at=NOW
    )
    assert circular.due_on == date(2027, 1, 14)
    circular.revise(by=wealdshire.manager, at=NOW, message="Early.")
    with pytest.raises(Refused, match="runs until Thu 31 Dec 2026"):
        circular.compile(by=wealdshire.manager, at=NOW, without_reason="Too early.")


def test_a_quarter_opens_once_and_not_before_it_begins(wealdshire: World) -> None:
    stages.opened(wealdshire)
    by = {"by": wealdshire.manager, "at": NOW}
    with pytest.raises(Refused, match="opened before"):
        ExecutiveCircular.open_quarter(QUARTER, [wealdshire.group], **by)
    with pytest.raises(Refused, match="not begun"):
        ExecutiveCircular.open_quarter(Quarter(date(2027, 1, 1)), [wealdshire.group], **by)
    with pytest.raises(Refused, match="at least one group"):
        ExecutiveCircular.open_quarter(Quarter.of(TODAY), [], **by)


def test_a_group_is_asked_once_and_the_board_never(wealdshire: World) -> None:
    circular = stages.opened(wealdshire)
    by = {"by": wealdshire.manager, "at": NOW}
    with pytest.raises(Refused, match="asked already"):
        Contribution.ask(circular, wealdshire.group, **by)
    with pytest.raises(Refused, match="who the circular is for"):
        Contribution.ask(circular, wealdshire.board, **by)
    change(wealdshire.other_group, "subgroup.ended", ended_on=TODAY)
    with pytest.raises(Refused, match="has ended"):
        Contribution.ask(circular, wealdshire.other_group, **by)


# -- compiling ---------------------------------------------------------------------------------
def test_a_circular_waits_for_every_group_or_says_why_not(wealdshire: World) -> None:
    circular = stages.opened(wealdshire)
    by = {"by": wealdshire.coordinator, "at": LATER}
    with pytest.raises(Refused, match="since the last circular"):
        circular.compile(**by)
    circular.revise(**by, message=stages.MESSAGE)
    with pytest.raises(Refused, match="Still awaited: Learning and Improvement Group, Quality"):
        circular.compile(**by)
    circular.compile(**by, without_reason="Both chairs are ill.")
    assert [g["state"] for g in circular.figures["groups"]] == ["missing", "missing"]
    assert circular.figures["without_reason"] == "Both chairs are ill."
    with pytest.raises(Refused, match="was compiled"):
        circular.compile(**by)


def test_more_than_three_asks_are_refused(wealdshire: World) -> None:
    circular = stages.contributed(wealdshire)
    by = {"by": wealdshire.coordinator, "at": LATER}
    circular.revise(**by, message="Words.", asks="1\n2\n3\n4")
    with pytest.raises(Refused, match="3 things at most"):
        circular.compile(**by)


def test_compiling_closes_the_contributions(wealdshire: World) -> None:
    circular = stages.compiled(wealdshire)
    own = stages.contribution(circular, wealdshire.group)
    with pytest.raises(Refused, match="contributions are closed"):
        own.send_back(by=wealdshire.manager, at=LATER, reason="More.")
    with pytest.raises(Refused, match="contributions are closed"):
        Contribution.ask(circular, wealdshire.board, by=wealdshire.manager, at=LATER)


def test_a_late_edit_of_the_front_shows_both_texts(wealdshire: World) -> None:
    circular = stages.opened(wealdshire)
    circular.revise(by=wealdshire.manager, at=NOW, version=1, message="One.")
    with pytest.raises(Stale):
        circular.revise(by=wealdshire.coordinator, at=NOW, version=1, message="Two.")


# -- two people --------------------------------------------------------------------------------
def test_nobody_approves_what_they_put_together(wealdshire: World) -> None:
    circular = stages.compiled(wealdshire)
    with pytest.raises(Refused, match="Somebody else must approve"):
        circular.approve(by=wealdshire.coordinator, at=LATER)
    circular.revise(by=wealdshire.manager, at=LATER, message="Mine now.")
    with pytest.raises(Refused, match="Somebody else must approve"):
        circular.approve(by=wealdshire.manager, at=LATER)
    circular.approve(by=stages.board_chair(wealdshire), at=LATER)
    assert kinds(circular)[-2:] == ["circular.revised", "circular.approved"]


def test_the_database_too_wants_two_people(wealdshire: World) -> None:
    circular = stages.compiled(wealdshire)
    with pytest.raises(IntegrityError, match="circular_two_people"), transaction.atomic():
        change(
            circular,
            "circular.approved",
            approved_by=wealdshire.coordinator,
            approved_at=LATER,
        )


def test_what_was_read_is_what_is_approved(wealdshire: World) -> None:
    circular = stages.compiled(wealdshire)
    read = circular.version
    circular.revise(by=wealdshire.coordinator, at=LATER, message="Something else.")
    with pytest.raises(Stale):
        circular.approve(by=wealdshire.manager, at=LATER, version=read)


def test_an_approved_circular_changes_only_by_being_returned(wealdshire: World) -> None:
    circular = stages.approved(wealdshire)
    by = {"by": wealdshire.coordinator, "at": LATER}
    with pytest.raises(Refused, match="approved as it stands"):
        circular.revise(**by, message="Other words.")
    with pytest.raises(Refused, match="approved as it stands"):
        circular.approve(by=stages.board_chair(wealdshire), at=LATER)
    circular.send_back(**by, reason="A number is wrong.")
    assert (circular.approved_by, circular.compiled_at, circular.figures) == (None, None, None)
    assert circular.return_reason == "A number is wrong."
    with pytest.raises(Refused, match="not been compiled"):
        circular.send_back(**by, reason="Again.")
    with pytest.raises(Refused, match="not been compiled"):
        circular.approve(by=wealdshire.manager, at=LATER)


def test_nothing_is_issued_before_two_people_stand_behind_it(wealdshire: World) -> None:
    for circular in (stages.opened(wealdshire),):
        with pytest.raises(Refused, match="not been compiled"):
            circular.ask_issue(by=wealdshire.coordinator, at=NOW)
    circular.revise(by=wealdshire.coordinator, at=NOW, message="Words.")
    circular.compile(by=wealdshire.coordinator, at=LATER, without_reason="None came.")
    with pytest.raises(Refused, match="second person"):
        circular.ask_issue(by=wealdshire.coordinator, at=LATER)
    with pytest.raises(Refused, match="before you send it out"):
        circular.distribute(by=wealdshire.coordinator, at=LATER)
    with pytest.raises(Refused, match="not been issued"):
        Acknowledgement.give(circular, by=wealdshire.board_member, at=LATER)


# -- issue -------------------------------------------------------------------------------------
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


# -- sending out and reading ---------------------------------------------------------------------
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
    second.compile(**by, without_reason="None came.")
    assert second.figures["before"] == {"number": "EC-2026-27-Q2", "whole": first.figures["whole"]}
