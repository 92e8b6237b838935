"""A group's contribution: written by its chair, sent, returned, or nil."""

import pytest

from core.journal.deeds import Refused, Stale
from meetings.models import Contribution
from tests.factories.rows import NOW, kinds
from tests.meetings.circular import a_quarter, stages
from tests.meetings.circular.stages import LATER
from tests.personas import World


@pytest.fixture
def own(wealdshire: World) -> Contribution:
    return stages.contribution(stages.opened(wealdshire), wealdshire.group)


def test_it_is_written_sent_returned_and_sent_again(wealdshire: World, own: Contribution) -> None:
    chair = {"by": wealdshire.chair, "at": NOW}
    own.revise(**chair, done="We met twice.")
    own.send(**chair)
    with pytest.raises(Refused, match="was sent on"):
        own.revise(**chair, done="Three times.")
    with pytest.raises(Refused, match="was sent on"):
        own.send(**chair)
    own.send_back(by=wealdshire.coordinator, at=LATER, reason="Say what changed.")
    assert (own.sent_at, own.return_reason) == (None, "Say what changed.")
    own.revise(**chair, changed="Referrals are better.")
    own.send(**chair)
    assert own.return_reason == ""
    assert kinds(own) == [
        "contribution.asked",
        "contribution.revised",
        "contribution.sent",
        "contribution.returned",
        "contribution.revised",
        "contribution.sent",
    ]


def test_nothing_written_is_not_sent_but_said(wealdshire: World, own: Contribution) -> None:
    chair = {"by": wealdshire.chair, "at": NOW}
    with pytest.raises(Refused, match="nil return"):
        own.send(**chair)
    own.send_nil(**chair)
    assert own.is_nil and kinds(own)[-1] == "contribution.nil"
    own.send_back(by=wealdshire.manager, at=NOW, reason="There was a review.")
    own.revise(**chair, done="The review.")
    with pytest.raises(Refused, match="written already"):
        own.send_nil(**chair)


def test_what_was_not_sent_cannot_be_returned(wealdshire: World, own: Contribution) -> None:
    with pytest.raises(Refused, match="has not sent"):
        own.send_back(by=wealdshire.manager, at=NOW, reason="Why?")


def test_two_people_writing_do_not_overwrite_each_other(
    wealdshire: World, own: Contribution
) -> None:
    own.revise(by=wealdshire.chair, at=NOW, version=1, done="Chair’s words.")
    with pytest.raises(Stale):
        own.revise(by=wealdshire.deputy, at=NOW, version=1, done="Deputy’s words.")
    with pytest.raises(Stale):
        own.send(by=wealdshire.deputy, at=NOW, version=1)


def test_the_numbers_of_the_moment_go_with_it(wealdshire: World) -> None:
    a_quarter.live(wealdshire, actions=12)
    own = stages.contribution(stages.opened(wealdshire), wealdshire.group)
    own.revise(by=wealdshire.chair, at=NOW, done="We met twice.")
    counted = own.account(NOW)
    own.send(by=wealdshire.chair, at=NOW)
    own.refresh_from_db()
    assert own.figures == counted
    assert own.figures["actions"]["open"]
