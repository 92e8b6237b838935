"""The verbs of a circular, each with its refusals and its one entry."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from core.journal.deeds import Refused, Stale
from core.journal.models import Entry
from meetings.models import Acknowledgement, Contribution, ExecutiveCircular
from meetings.quarters import Quarter
from tests.factories.rows import NOW, TODAY, change, kinds
from tests.meetings.circular import stages
from tests.meetings.circular.a_quarter import QUARTER
from tests.meetings.circular.stages import LATER
from tests.personas import World


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
        circular.compile(by=wealdshire.manager, at=NOW, reasons=stages.said_of_missing(circular))


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
    own = stages.contribution(circular, wealdshire.group)
    with pytest.raises(Refused, match="Still awaited: Quality"):
        circular.compile(**by, reasons={own.pk: "The chair is ill."})
    circular.compile(**by, reasons=stages.said_of_missing(circular, "Ill."))
    assert [(g["state"], g["without_reason"]) for g in circular.figures["groups"]] == [
        ("missing", "group: Ill."),
        ("missing", "other_group: Ill."),
    ]
    assert Entry.objects.about(circular).get(kind="circular.compiled").reason.count("Ill.") == 2
    with pytest.raises(Refused, match="was compiled"):
        circular.compile(**by)


def test_a_group_that_comes_after_all_needs_no_reason_any_more(wealdshire: World) -> None:
    circular = stages.opened(wealdshire)
    by = {"by": wealdshire.coordinator, "at": LATER}
    circular.revise(**by, message=stages.MESSAGE)
    circular.compile(**by, reasons=stages.said_of_missing(circular))
    circular.send_back(**by, reason="One came.")
    own = stages.contribution(circular, wealdshire.group)
    assert own.without_reason == "group: None came."
    own.revise(by=wealdshire.chair, at=LATER, done=stages.DONE)
    own.send(by=wealdshire.chair, at=LATER)
    circular.compile(**by, reasons=stages.said_of_missing(circular))
    own.refresh_from_db()
    assert own.without_reason == ""
    assert [g["state"] for g in circular.figures["groups"]] == ["sent", "missing"]


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
    reasons = stages.said_of_missing(circular)
    circular.compile(by=wealdshire.coordinator, at=LATER, reasons=reasons)
    with pytest.raises(Refused, match="second person"):
        circular.ask_issue(by=wealdshire.coordinator, at=LATER)
    with pytest.raises(Refused, match="before you send it out"):
        circular.distribute(by=wealdshire.coordinator, at=LATER)
    with pytest.raises(Refused, match="not been issued"):
        Acknowledgement.give(circular, by=wealdshire.board_member, at=LATER)
