"""One proposes, another agrees; nobody adds themselves (catalogue X06)."""

import pytest
from django.db import IntegrityError, transaction

from core.journal.deeds import Refused
from core.journal.models import Entry
from reviews.choices import PanelRole
from reviews.models import LearningSource, PanelPlace
from tests.factories.reviews import (
    a_bar,
    a_new_restriction,
    a_restricted_source,
    a_source,
    again,
    place_of,
)
from tests.factories.rows import NOW, change, make
from tests.personas import World


def readers(world: World, source: LearningSource) -> set[str]:
    return {
        part
        for part, person in world.people.items()
        if LearningSource.objects.visible_to(again(person)).filter(pk=source.pk).exists()
    }


def propose(world: World, source: LearningSource, person: str, by: str = "chair") -> PanelPlace:
    return PanelPlace.propose(
        by=world.people[by],
        at=NOW,
        source=source,
        membership=world.people[person],
        role=PanelRole.MEMBER,
    )


def test_a_new_restriction_is_read_by_its_two_keepers_and_the_scrutineer(
    wealdshire: World,
) -> None:
    source = a_new_restriction(wealdshire)
    assert readers(wealdshire, source) == {"manager", "coordinator", "scrutineer"}


def test_the_keepers_hand_over_when_two_stewards_stand(wealdshire: World) -> None:
    w, source = wealdshire, a_new_restriction(wealdshire)
    place_of(source, w.chair).agree(by=w.coordinator, at=NOW)
    assert readers(w, source) == {"manager", "coordinator", "chair", "scrutineer"}
    place_of(source, w.coordinator).agree(by=w.chair, at=NOW)
    assert readers(w, source) == {"coordinator", "chair", "scrutineer"}


def test_the_one_who_restricted_it_joins_when_two_others_want_it(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    propose(w, source, "manager", by="chair").agree(by=w.coordinator, at=NOW)
    assert "manager" in readers(w, source)


def test_the_keepers_return_when_the_panel_can_no_longer_change_itself(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    change(w.chair, "membership.ended", ended_at=NOW)
    assert readers(w, source) >= {"manager", "coordinator"}


def test_a_keeper_who_is_barred_does_not_return(wealdshire: World) -> None:
    w, source = wealdshire, a_new_restriction(wealdshire)
    a_bar(w, source, w.manager, by=w.coordinator)
    assert readers(w, source) == {"coordinator", "scrutineer"}


def test_nobody_agrees_their_own_proposal(wealdshire: World) -> None:
    place = propose(wealdshire, a_restricted_source(wealdshire), "delegate")
    with pytest.raises(Refused, match="proposed this yourself"):
        place.agree(by=wealdshire.chair, at=NOW)


def test_nobody_proposes_or_agrees_themselves(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    with pytest.raises(Refused, match="can propose themselves"):
        propose(w, source, "chair", by="chair")
    place = propose(w, source, "delegate")
    with pytest.raises(Refused, match="about you"):
        place.agree(by=w.delegate, at=NOW)


def test_the_database_refuses_a_place_made_by_one(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    alone = {"membership": w.delegate, "proposed_by": w.chair, "agreed_by": w.coordinator}
    one = ({"agreed_by": w.delegate}, {"proposed_by": w.delegate}, {"agreed_by": w.chair})
    for broken in one:
        with pytest.raises(IntegrityError), transaction.atomic():
            make(
                PanelPlace,
                "panel.agreed",
                source=source,
                proposed_at=NOW,
                agreed_at=NOW,
                **{**alone, **broken},
            )


def test_a_place_is_agreed_once_and_recorded(wealdshire: World) -> None:
    place = propose(wealdshire, a_restricted_source(wealdshire), "delegate")
    place.agree(by=wealdshire.coordinator, at=NOW)
    assert place.is_in_force
    with pytest.raises(Refused, match="decided already"):
        place.agree(by=wealdshire.coordinator, at=NOW)
    kinds = Entry.objects.about(place).order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["panel.proposed", "panel.agreed"]


def test_a_proposal_that_is_declined_can_be_made_again(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    propose(w, source, "delegate").decline(by=w.coordinator, at=NOW, note="Not needed.")
    assert "delegate" not in readers(w, source)
    assert propose(w, source, "delegate").is_proposed


@pytest.mark.parametrize(
    ("person", "words"),
    [("scrutineer", "reads restricted sources anyway"), ("coordinator", "already")],
)
def test_who_cannot_be_proposed(person: str, words: str, wealdshire: World) -> None:
    with pytest.raises(Refused, match=words):
        propose(wealdshire, a_restricted_source(wealdshire), person)


def test_a_barred_person_cannot_be_proposed_or_agreed(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    place = propose(w, source, "delegate")
    a_bar(w, source, w.delegate, by=w.chair)
    with pytest.raises(Refused, match="barred"):
        place.agree(by=w.coordinator, at=NOW)
    a_bar(w, source, w.trainer, by=w.chair)
    with pytest.raises(Refused, match="barred"):
        propose(w, source, "trainer")


def test_a_barred_person_can_never_act_on_the_source(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    place = propose(w, source, "delegate")
    a_bar(w, source, w.coordinator, by=w.chair)
    for deed in (
        lambda: place.agree(by=w.coordinator, at=NOW),
        lambda: place.decline(by=w.coordinator, at=NOW, note="No."),
        lambda: propose(w, source, "trainer", by="coordinator"),
        lambda: source.propose_opening(by=w.coordinator, at=NOW, reason="Why not"),
        lambda: a_bar(w, source, w.chair, by=w.coordinator),
    ):
        with pytest.raises(Refused, match="bar keeps you"):
            deed()


def test_an_open_source_has_no_panel(wealdshire: World) -> None:
    with pytest.raises(Refused, match="only a restricted one"):
        propose(wealdshire, a_source(wealdshire), "delegate", by="manager")


def test_a_place_ends_when_two_want_it(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    place = propose(w, source, "delegate")
    place.agree(by=w.coordinator, at=NOW)
    with pytest.raises(Refused, match="Nobody proposes"):
        place.end(by=w.chair, at=NOW)
    place.propose_ending(by=w.delegate, at=NOW, reason="I am moving on.")
    with pytest.raises(Refused, match="proposed this yourself"):
        place.end(by=w.delegate, at=NOW)
    assert "delegate" in readers(w, source)
    place.end(by=w.chair, at=NOW)
    assert "delegate" not in readers(w, source)


def test_an_ending_that_is_not_agreed_leaves_the_place_in_force(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    place = propose(w, source, "delegate")
    place.agree(by=w.coordinator, at=NOW)
    with pytest.raises(Refused, match="Nobody proposes"):
        place.keep(by=w.chair, at=NOW, note="Needed.")
    place.propose_ending(by=w.chair, at=NOW, reason="Why")
    with pytest.raises(Refused, match="already"):
        place.propose_ending(by=w.chair, at=NOW, reason="Why")
    place.keep(by=w.coordinator, at=NOW, note="Needed.")
    assert place.is_in_force and not place.is_ending_proposed


def test_a_panel_keeps_two_who_can_change_it(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    place = place_of(source, w.chair)
    place.propose_ending(by=w.chair, at=NOW, reason="I am moving on.")
    with pytest.raises(Refused, match="must be left"):
        place.end(by=w.coordinator, at=NOW)
    propose(w, source, "manager").agree(by=w.coordinator, at=NOW)
    place.end(by=w.coordinator, at=NOW)
    assert readers(w, source) == {"manager", "coordinator", "scrutineer"}


def test_nobody_keeps_their_own_place_against_a_proposal_to_end_it(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    place = place_of(source, w.coordinator)
    place.propose_ending(by=w.chair, at=NOW, reason="Why")
    with pytest.raises(Refused, match="about you"):
        place.keep(by=w.coordinator, at=NOW, note="I stay.")
    place.take_back_ending(by=w.chair, at=NOW, reason="Settled.")
    place.propose_ending(by=w.coordinator, at=NOW, reason="I am moving on.")
    place.keep(by=w.chair, at=NOW, note="Please stay.")
    assert place.is_in_force and not place.is_ending_proposed
