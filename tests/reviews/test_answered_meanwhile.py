"""Who comes to a proposal that was answered meanwhile reads by whom and how, and finds no form."""

from typing import Any

import pytest

from tests.factories.rows import NOW
from tests.personas import World, within
from tests.reviews.conftest import Chain
from tests.reviews.test_three_answers_to_a_proposal import KINDS, WHY

# The page that decides; the words of its no and of its taking back.
PAGES = {
    "place": ("place_agreement", "did not agree a place", "the proposal of a place"),
    "ending": ("place_ending_agreement", "did not agree ending", "the proposal to end a place"),
    "bar": ("bar_agreement", "did not agree a bar", "the proposal of a bar"),
    "lifting": ("bar_lifting_agreement", "did not agree lifting", "the proposal to lift a bar"),
    "opening": ("source_opening_agreement", "did not agree opening", "the proposal to open"),
}
FORM = "Do you agree?"


def to(chain: Chain, kind: str, weald: World) -> dict[str, str]:
    person = {} if kind == "opening" else {"person": weald.delegate.slug}
    return {"code": chain.source.code, **person}


@pytest.mark.parametrize("kind", KINDS)
def test_a_proposal_taken_back_says_so(
    weald: World, hidden_chain: Chain, visit: Any, kind: str
) -> None:
    (propose, _, back), (page, _, words), at = (
        KINDS[kind],
        PAGES[kind],
        to(hidden_chain, kind, weald),
    )
    with within(weald):
        thing = propose(weald, hidden_chain.source)
    assert FORM in visit(weald.coordinator, page, **at).content.decode()
    with within(weald):
        getattr(thing, back)(by=weald.chair, at=NOW, reason=WHY)
    answer = visit(weald.coordinator, page, **at)
    read = answer.content.decode()
    assert answer.status_code == 200 and FORM not in read and 'name="note"' not in read
    assert f"{weald.chair.name} took back {words}" in read
    assert "Wed 14 Oct 2026" in read
    again = page.replace("agreement", "taking_back")
    assert "There is nothing to decide" in visit(weald.chair, again, **at).content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_proposal_that_was_not_agreed_says_who_said_no(
    weald: World, hidden_chain: Chain, visit: Any, kind: str
) -> None:
    (propose, no, _), (page, words, _), at = KINDS[kind], PAGES[kind], to(hidden_chain, kind, weald)
    with within(weald):
        getattr(propose(weald, hidden_chain.source), no)(by=weald.coordinator, at=NOW, note=WHY)
    read = visit(weald.coordinator, page, **at).content.decode()
    assert FORM not in read and f"{weald.coordinator.name} {words}" in read


def test_where_nobody_was_asked_there_is_no_form_either(
    weald: World, hidden_chain: Chain, visit: Any
) -> None:
    read = visit(weald.chair, "source_opening_agreement", **to(hidden_chain, "opening", weald))
    page = read.content.decode()
    assert FORM not in page and "Nothing about this waits for a second person now." in page
