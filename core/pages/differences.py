"""Two texts, word by word: what was deleted and what was inserted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, DELETED, INSERTED = "same", "deleted", "inserted"

# Past this many words the comparison goes by line: word by word it would take seconds.
WORDS_AT_MOST = 4_000


@dataclass(frozen=True)
class Piece:
    """A stretch of text and whether it was kept, deleted or inserted."""

    kind: str
    text: str


def differences(old: str, new: str) -> list[Piece]:
    """The pieces that make up both texts, in reading order.

    Joining all but the inserted pieces gives ``old``; all but the deleted ones, ``new``.
    """
    before, after = _tokens(old, new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    pieces: list[Piece] = []
    for operation, i, j, k, m in matcher.get_opcodes():
        if operation == "equal":
            pieces.append(Piece(SAME, "".join(before[i:j])))
        else:
            pieces.extend(_replaced("".join(before[i:j]), "".join(after[k:m])))
    return pieces


def _tokens(old: str, new: str) -> tuple[list[str], list[str]]:
    # A word carries the space after it, so that a changed phrase stays one piece.
    words = tuple(re.findall(r"\S+\s*|\s+", text) for text in (old, new))
    if max(map(len, words)) > WORDS_AT_MOST:
        return old.splitlines(keepends=True), new.splitlines(keepends=True)
    return words[0], words[1]


def _replaced(old: str, new: str) -> Iterator[Piece]:
    space = _common_end(old, new)
    if old.removesuffix(space):
        yield Piece(DELETED, old.removesuffix(space))
    if new.removesuffix(space):
        yield Piece(INSERTED, new.removesuffix(space))
    if space:
        yield Piece(SAME, space)


def _common_end(old: str, new: str) -> str:
    """The white space both end in; it did not change, so it is not marked."""
    ends = tuple(text[len(text.rstrip()) :] for text in (old, new))
    return ends[0] if ends[0] == ends[1] else ""
