"""The pure rules: what a pseudonym looks like, and how pasted recommendations are parted."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reviews.pseudonym import is_plain
from reviews.wordings import TITLE, Wording, wordings


@pytest.mark.parametrize(
    "text", ["Child A", "child ab", "Baby B", "Family C1", "Young person  D", "Adult 2"]
)
def test_a_role_and_a_letter_is_plain(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    "text", ["Jamie", "Child Jamie", "Child", "A", "J.S.", "Child A Smith", "", "Childish A"]
)
def test_anything_else_could_be_a_name(text: str) -> None:
    assert not is_plain(text)


@pytest.mark.parametrize(
    "mark", ["1. ", "2) ", "(3) ", "a) ", "• ", "- ", "Recommendation 4: ", "recommendation 12 "]
)
def test_the_mark_before_a_recommendation_goes(mark: str) -> None:
    assert wordings(f"{mark}Share minutes.") == [Wording("Share minutes.")]


def test_an_empty_line_parts_two_and_a_line_end_does_not() -> None:
    pasted = "Share minutes\nwithin two days.\r\n\r\nTrain supervisors.\n \n"
    assert wordings(pasted) == [
        Wording("Share minutes within two days."),
        Wording("Train supervisors."),
    ]


def test_a_long_one_keeps_its_text_beneath_its_first_sentence() -> None:
    text = f"Share minutes. {'Because ' * 40}".strip()
    assert wordings(text) == [Wording("Share minutes.", text)]


def test_one_long_sentence_is_cut_at_a_word() -> None:
    text = "word " * 100 + "end"
    (found,) = wordings(text)
    assert found.title.endswith(" word…") and len(found.title) <= TITLE
    assert found.text == text


@given(st.text())
@example("x" * 500)
@example("\u00a0" * 300 + "a")
def test_every_title_fits_and_no_word_is_lost(pasted: str) -> None:
    for found in wordings(pasted):
        assert 0 < len(found.title) <= TITLE
        assert not found.text or len(found.text) > TITLE


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,20}( [a-z]{2,9}){0,6}\.", fullmatch=True), max_size=8))
def test_what_was_pasted_comes_back_in_order(lines: list[str]) -> None:
    assert [w.title for w in wordings("\n\n".join(lines))] == lines
