"""The pure rules: what a pseudonym looks like, and how pasted recommendations are parted."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from partnership.numbering import place
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


@pytest.mark.parametrize("mark", ["a) ", "• ", "- ", "0. ", "Recommendation 100: "])
def test_the_mark_before_a_recommendation_goes(mark: str) -> None:
    assert wordings(f"{mark}Share minutes.") == [Wording("Share minutes.")]


@pytest.mark.parametrize(
    ("mark", "number"),
    [
        ("1. ", "1"),
        ("2) ", "2"),
        ("(3) ", "3"),
        ("4a. ", "4a"),
        ("4B) ", "4b"),
        ("4.2. ", "4.2"),
        ("4.2 ", "4.2"),
        ("Recommendation 4: ", "4"),
        ("recommendation 12a ", "12a"),
        ("RECOMMENDATION 7\n", "7"),
    ],
)
def test_the_number_before_a_recommendation_is_kept(mark: str, number: str) -> None:
    assert wordings(f"{mark}Share minutes.") == [Wording("Share minutes.", number=number)]


def test_lines_that_all_begin_with_a_number_are_one_recommendation_each() -> None:
    pasted = "1. Share minutes.\r\n2a) Train supervisors.\r\n2b) Ask again."
    assert [(w.number, w.title) for w in wordings(pasted)] == [
        ("1", "Share minutes."),
        ("2a", "Train supervisors."),
        ("2b", "Ask again."),
    ]


def test_a_line_without_a_number_belongs_to_the_one_before_it() -> None:
    pasted = "1. Share minutes\nwithin two days.\n\n2. Train supervisors."
    assert wordings(pasted) == [
        Wording("Share minutes within two days.", number="1"),
        Wording("Train supervisors.", number="2"),
    ]


WRAPPED = """Recommendations

1. The partnership should share minutes
within two days.
2. Agencies should follow
Recommendation 1 of the earlier report.
 3) Train supervisors.
4a) Ask families
again.

4b) Ask children, and count
their answers.
4.2 Write it
down.
Recommendation 5:
Come back in a year."""


def test_wrapped_lines_of_a_numbered_list_stay_with_their_number() -> None:
    found = [(w.number, w.title) for w in wordings(WRAPPED)]
    assert found == [
        ("", "Recommendations"),
        ("1", "The partnership should share minutes within two days."),
        ("2", "Agencies should follow Recommendation 1 of the earlier report."),
        ("3", "Train supervisors."),
        ("4a", "Ask families again."),
        ("4b", "Ask children, and count their answers."),
        ("4.2", "Write it down."),
        ("5", "Come back in a year."),
    ]


def test_a_number_inside_plain_paragraphs_parts_nothing() -> None:
    pasted = "Share minutes within\n2. days or sooner.\n\nTrain supervisors."
    titles = ["Share minutes within 2. days or sooner.", "Train supervisors."]
    assert [w.title for w in wordings(pasted)] == titles


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
@example("4ſ. a\n4K) b")
def test_every_title_fits_and_no_word_is_lost(pasted: str) -> None:
    for found in wordings(pasted):
        assert not found.number or place(found.number)
        assert 0 < len(found.title) <= TITLE
        assert not found.text or len(found.text) > TITLE


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,20}( [a-z]{2,9}){0,6}\.", fullmatch=True), max_size=8))
def test_what_was_pasted_comes_back_in_order(lines: list[str]) -> None:
    assert [w.title for w in wordings("\n\n".join(lines))] == lines
