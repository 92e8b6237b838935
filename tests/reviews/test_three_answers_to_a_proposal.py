"""Every proposal about a panel, a bar or an opening is agreed, not agreed, or taken back."""

from collections.abc import Callable
from typing import Any

import pytest

from core.journal.deeds import Refused
from core.journal.models import Entry, Notice
from reviews.choices import PanelRole
from reviews.models import Bar, LearningSource, PanelPlace
from tests.factories.reviews import a_bar, a_restricted_source, a_source, again, place_of
from tests.factories.rows import NOW
from tests.personas import World, within
from tests.reviews.conftest import Chain

WHY = "It was a namesake."


def a_place(w: World, source: LearningSource) -> Any:
    return PanelPlace.propose(
        by=w.chair, at=NOW, source=source, membership=w.delegate, role=PanelRole.MEMBER
    )


def an_ending(w: World, source: LearningSource) -> Any:
    place = a_place(w, source).agree(by=w.coordinator, at=NOW)
    return place.propose_ending(by=w.chair, at=NOW, reason="Moving.")


def a_barring(w: World, source: LearningSource) -> Any:
    return a_bar(w, source, w.delegate, by=w.chair)


def a_lifting(w: World, source: LearningSource) -> Any:
    bar = a_bar(w, source, w.delegate, by=w.coordinator).agree(by=w.chair, at=NOW)
    return bar.propose_lifting(by=w.chair, at=NOW, reason=WHY)


def an_opening(w: World, source: LearningSource) -> Any:
    return source.propose_opening(by=w.chair, at=NOW, reason="Published.")


# What proposes it (the chair does), and the verbs of no and of taking back.
KINDS: dict[str, tuple[Callable[[World, LearningSource], Any], str, str]] = {
    "place": (a_place, "decline", "take_back"),
    "ending": (an_ending, "keep", "take_back_ending"),
    "bar": (a_barring, "decline", "take_back"),
    "lifting": (a_lifting, "keep", "take_back_lifting"),
    "opening": (an_opening, "keep_restricted", "take_back_opening"),
}
OUTCOMES = {
    "place": lambda thing: thing.ended_at is not None and thing.agreed_at is None,
    "ending": lambda thing: thing.is_in_force and not thing.is_ending_proposed,
    "bar": lambda thing: thing.lifted_at is not None and thing.agreed_at is None,
    "lifting": lambda thing: thing.lifted_at is None and not thing.is_lifting_proposed,
    "opening": lambda thing: thing.is_restricted and not thing.is_opening_proposed,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_person_does_not_agree_and_says_why(kind: str, wealdshire: World) -> None:
    w, (propose, no, _) = wealdshire, KINDS[kind]
    thing = propose(w, a_restricted_source(w))
    with pytest.raises(Refused, match="Say why you do not agree"):
        getattr(thing, no)(by=w.coordinator, at=NOW, note=" ")
    with pytest.raises(Refused, match="Take it back instead"):
        getattr(thing, no)(by=w.chair, at=NOW, note=WHY)
    getattr(thing, no)(by=w.coordinator, at=NOW, note=WHY)
    assert OUTCOMES[kind](thing)
    with pytest.raises(Refused):
        getattr(thing, no)(by=w.coordinator, at=NOW, note=WHY)


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_proposed_it_is_told_of_the_no(kind: str, wealdshire: World) -> None:
    w, (propose, no, _) = wealdshire, KINDS[kind]
    getattr(propose(w, a_restricted_source(w)), no)(by=w.coordinator, at=NOW, note=WHY)
    notice = Notice.objects.get(kind="proposal.not_agreed")
    assert notice.recipient == w.chair and WHY not in notice.words


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_proposed_it_takes_it_back_and_nobody_else(kind: str, wealdshire: World) -> None:
    w, (propose, _, back) = wealdshire, KINDS[kind]
    thing = propose(w, a_restricted_source(w))
    with pytest.raises(Refused, match="Only whoever proposed this"):
        getattr(thing, back)(by=w.coordinator, at=NOW, reason=WHY)
    getattr(thing, back)(by=w.chair, at=NOW, reason=WHY)
    assert OUTCOMES[kind](thing)
    assert Entry.objects.about(thing).latest("id").kind.endswith("taken_back")
    with pytest.raises(Refused):
        getattr(thing, back)(by=w.chair, at=NOW, reason=WHY)


def test_what_was_agreed_cannot_be_taken_back(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    for thing in (a_place(w, source), a_bar(w, source, w.trainer, by=w.chair)):
        thing.agree(by=w.coordinator, at=NOW)
        with pytest.raises(Refused, match="decided already"):
            thing.take_back(by=w.chair, at=NOW, reason=WHY)


def test_states_tell_a_no_from_a_taking_back(wealdshire: World) -> None:
    w, source = wealdshire, a_restricted_source(wealdshire)
    for propose in (a_place, a_barring):
        assert propose(w, source).take_back(by=w.chair, at=NOW, reason=WHY).state.word == (
            "Taken back"
        )
        declined = propose(w, source).decline(by=w.coordinator, at=NOW, note=WHY)
        assert declined.state.word == "Not agreed"


def test_a_bar_that_falls_binds_no_more_and_can_be_proposed_again(wealdshire: World) -> None:
    w, source = wealdshire, a_source(wealdshire)
    seen = LearningSource.objects.filter(pk=source.pk)
    bar = a_bar(w, source, w.agency_lead)
    assert not seen.visible_to(again(w.agency_lead)).exists()
    bar.decline(by=w.coordinator, at=NOW, note=WHY)
    assert seen.visible_to(again(w.agency_lead)).exists()
    assert a_bar(w, source, w.agency_lead).is_proposed


def test_nobody_takes_back_a_bar_on_themselves(wealdshire: World) -> None:
    w, source = wealdshire, a_source(wealdshire)
    bar = a_bar(w, source, w.manager)
    for deed in (
        lambda: bar.take_back(by=w.manager, at=NOW, reason=WHY),
        lambda: bar.decline(by=w.manager, at=NOW, note=WHY),
    ):
        with pytest.raises(Refused, match="bar keeps you"):
            deed()
    assert not Bar.objects.visible_to(again(w.manager)).filter(pk=bar.pk).exists()
    assert bar.decline(by=w.coordinator, at=NOW, note=WHY).lifted_at == NOW


def test_why_a_bar_fell_stands_in_the_bar_and_in_no_entry(wealdshire: World) -> None:
    w = wealdshire
    bar = a_bar(w, a_source(w), w.delegate).decline(by=w.coordinator, at=NOW, note=WHY)
    assert bar.answer_note == WHY
    assert not Entry.objects.about(bar).exclude(reason="").exists()


def test_lifting_a_bar_waits_until_the_bar_itself_is_answered(wealdshire: World) -> None:
    w = wealdshire
    with pytest.raises(Refused, match="waits for its second person"):
        a_bar(w, a_source(w), w.delegate).propose_lifting(by=w.coordinator, at=NOW, reason=WHY)


def test_all_five_are_taken_back_by_their_pages(
    weald: World, hidden_chain: Chain, visit: Any
) -> None:
    w, code, person = weald, {"code": hidden_chain.source.code}, {"person": weald.delegate.slug}
    sent = {"person": w.delegate.pk, "role": "member", "reason": "GP"}
    yes, why = {"agrees": "yes"}, {"reason": WHY}
    steps = [
        (w.chair, "place_new", {}, sent),
        (w.chair, "place_taking_back", person, why),
        (w.chair, "place_new", {}, sent),
        (w.coordinator, "place_agreement", person, yes),
        (w.chair, "place_ending", person, why),
        (w.chair, "place_ending_taking_back", person, why),
        (w.chair, "bar_new", {}, {**sent, "reason": "Knows them."}),
        (w.chair, "bar_taking_back", person, why),
        (w.chair, "bar_new", {}, {**sent, "reason": "Knows them."}),
        (w.coordinator, "bar_agreement", person, yes),
        (w.chair, "bar_lifting", person, why),
        (w.chair, "bar_lifting_taking_back", person, why),
        (w.chair, "source_opening", {}, why),
        (w.chair, "source_opening_taking_back", {}, why),
    ]
    for who, name, more, data in steps:
        asked = visit(who, name, **code, **more)
        assert asked.status_code == 200, name
        assert visit(who, name, data, **code, **more).status_code == 302, name


def test_the_page_offers_each_their_own_answers(
    weald: World, hidden_chain: Chain, visit: Any
) -> None:
    w, code = weald, hidden_chain.source.code
    with within(w):
        a_barring(w, hidden_chain.source)
    to = {"code": code, "person": w.delegate.slug}
    own = visit(w.chair, "bar_detail", **to).content.decode()
    other = visit(w.coordinator, "bar_detail", **to).content.decode()
    assert "Take back the proposal" in own and "/agreement/" not in own
    assert "/agreement/" in other and "Take back the proposal" not in other
    refused = visit(w.coordinator, "bar_agreement", {"agrees": "no"}, **to)
    assert refused.status_code == 422 and "Say why you do not agree." in refused.content.decode()
    sent = visit(w.coordinator, "bar_agreement", {"agrees": "no", "note": WHY}, **to)
    assert sent.status_code == 302
    page = sent.client.get(sent["Location"]).content.decode()
    assert "The bar has fallen." in page and "Not agreed" in page and WHY in page


def test_a_place_that_is_taken_back_leaves_the_panel(
    weald: World, hidden_chain: Chain, visit: Any
) -> None:
    with within(weald):
        place = a_place(weald, hidden_chain.source)
        place.take_back(by=weald.chair, at=NOW, reason=WHY)
        assert not hidden_chain.source.panel_places.current().filter(pk=place.pk)
        assert place_of(hidden_chain.source, weald.chair).is_in_force
