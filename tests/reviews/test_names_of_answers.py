"""An answer is called by its recommendation and its agency, in one sentence."""

import pytest

from core.journal.names import names_of
from tests.factories.reviews import a_recommendation, answer_of
from tests.personas import World


@pytest.mark.parametrize("title", ["Agencies should train supervisors.", "Train supervisors"])
def test_a_title_that_ends_its_sentence_goes_on(wealdshire: World, title: str) -> None:
    made = a_recommendation(wealdshire, title=title)
    answer = answer_of(made, wealdshire.council)
    pointer = ("reviews.agencyanswer", answer.pk)
    named = names_of([pointer], me=wealdshire.manager)[pointer]
    plain = title.rstrip(".")
    assert named.words == f"Agency answer: {made.code} {plain}, {wealdshire.council}"
