"""Recommendations as they are pasted from a report: one a paragraph."""

import re
from dataclasses import dataclass

TITLE = 200
# What reports put before a recommendation: "1.", "a)", "Recommendation 4:", a bullet.
_MARK = re.compile(
    r"^\s*(?:recommendation\s+\d+\s*[:.–-]?|\(?[0-9]{1,2}[.)]|[a-z]\)|[•*–-])\s+", re.I
)


@dataclass(frozen=True)
class Wording:
    """One recommendation: a title of at most 200 characters, and its full text if longer."""

    title: str
    text: str = ""


def wordings(pasted: str) -> list[Wording]:
    """The recommendations of a pasted text, in order; an empty line parts them.

    A paragraph that is too long for a title keeps its whole text; its first sentence, or
    its beginning, becomes the title.
    """
    return [_wording(text) for text in _paragraphs(pasted) if has_words(text)]


def left_out(pasted: str) -> list[str]:
    """The paragraphs that are no recommendation: a stray dash, the number of a page."""
    return [text for text in _paragraphs(pasted) if not has_words(text)]


def has_words(text: str) -> bool:
    """Whether there is a letter in it."""
    return any(character.isalpha() for character in text)


def _paragraphs(pasted: str) -> list[str]:
    parts = re.split(r"\n\s*\n", pasted.replace("\r\n", "\n").replace("\r", "\n"))
    bare = (" ".join(_MARK.sub("", part, count=1).split()) for part in parts)
    return [text for text in bare if text]


def _wording(text: str) -> Wording:
    if len(text) <= TITLE:
        return Wording(text)
    sentence = re.split(r"(?<=[.;:])\s", text, maxsplit=1)[0]
    return Wording(sentence if len(sentence) <= TITLE else _begun(text), text)


def _begun(text: str) -> str:
    """The beginning of a text up to a whole word, with room for the mark that it goes on."""
    head, space, _ = text[:TITLE].rpartition(" ")
    return (head if space else text[: TITLE - 1]) + "…"
