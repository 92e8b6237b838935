"""Recommendations as they are pasted from a report: one a paragraph, or one a number."""

import re
from dataclasses import dataclass

from reviews.marks import is_numbered, parted, unmarked

TITLE = 200


@dataclass(frozen=True)
class Wording:
    """One recommendation: a title of at most 200 characters, and its full text if longer.

    ``number``: what its report calls it, "4a"; empty where it has none.
    """

    title: str
    text: str = ""
    number: str = ""


def wordings(pasted: str) -> list[Wording]:
    """The recommendations of a pasted text, in order.

    An empty line parts them; where they are numbered, so does a line that begins with a number,
    so that lines wrapped by a page stay together. Of one too long for a title the first
    sentence, or the beginning, becomes the title.
    """
    return [_wording(number, text) for number, text in _parts(pasted) if has_words(text)]


def left_out(pasted: str) -> list[str]:
    """The paragraphs that are no recommendation: a stray dash, the number of a page."""
    return [text for _, text in _parts(pasted) if not has_words(text)]


def has_words(text: str) -> bool:
    """Whether there is a letter in it."""
    return any(character.isalpha() for character in text)


def _parts(pasted: str) -> list[tuple[str, str]]:
    """Number and text of each part that is not empty."""
    whole = pasted.replace("\r\n", "\n").replace("\r", "\n")
    parts = [unmarked(part) for part in _one_by_one(whole)]
    return [(number, text) for number, text in parts if text]


def _one_by_one(whole: str) -> list[str]:
    lines = [line for line in whole.split("\n") if line.strip()]
    if all(is_numbered(line) for line in lines):
        return lines
    paragraphs = re.split(r"\n\s*\n", whole)
    if not any(is_numbered(paragraph) for paragraph in paragraphs):
        return paragraphs
    return [part for paragraph in paragraphs for part in parted(paragraph)]


def _wording(number: str, text: str) -> Wording:
    if len(text) <= TITLE:
        return Wording(text, number=number)
    sentence = re.split(r"(?<=[.;:])\s", text, maxsplit=1)[0]
    return Wording(sentence if len(sentence) <= TITLE else _begun(text), text, number)


def _begun(text: str) -> str:
    """The beginning of a text up to a whole word, with room for the mark that it goes on."""
    head, space, _ = text[:TITLE].rpartition(" ")
    return (head if space else text[: TITLE - 1]) + "…"
