"""Two texts as one, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from core.pages.differences import DELETED, INSERTED, SAME, Piece, differences


@given(st.text(), st.text())
def test_both_texts_can_be_read_out_of_their_differences(old: str, new: str) -> None:
    pieces = differences(old, new)

    assert "".join(p.text for p in pieces if p.kind != INSERTED) == old
    assert "".join(p.text for p in pieces if p.kind != DELETED) == new


def test_a_changed_phrase_is_one_deletion_and_one_insertion() -> None:
    assert differences("sent one week ahead", "sent two weeks ahead") == [
        Piece(SAME, "sent "),
        Piece(DELETED, "one week"),
        Piece(INSERTED, "two weeks"),
        Piece(SAME, " "),
        Piece(SAME, "ahead"),
    ]


def test_equal_texts_have_no_differences() -> None:
    assert [p.kind for p in differences("the same", "the same")] == [SAME]


def test_a_long_text_is_compared_by_line() -> None:
    old = "".join(f"line {n} of many\n" for n in range(2_000))
    new = old.replace("line 7 of", "row 7 of")

    changed = [p for p in differences(old, new) if p.kind != SAME]

    assert [p.text for p in changed] == ["line 7 of many", "row 7 of many"]
