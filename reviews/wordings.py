"""Recommendations as they are pasted from a report: one a paragraph, or one a numbered line."""

import re
from dataclasses import dataclass

TITLE = 200
# The number that a report gives a recommendation, as partnership.numbering knows it.
_NUMBER = r"[1-9][0-9]?(?:[a-zA-Z]|\.[1-9][0-9]?)?"
_NUMBERED = re.compile(
    rf"\s*(?:(?i:recommendation)\s+(?P<named>{_NUMBER})\s*[:.)–-]?|\(?(?P<bare>{_NUMBER})[.)])\s+"
)
# What else reports put before a recommendation: "a)", a bullet, a number we do not know.
_MARK = re.compile(
    r"\s*(?:recommendation\s+\d+\s*[:.–-]?|\(?[0-9]{1,2}[.)]|[a-z]\)|[•*–-])\s+", re.I
)


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

    An empty line parts them; where every line begins with a number, so does a line's end. A
    paragraph that is too long for a title keeps its whole text; its first sentence, or its
    beginning, becomes the title.
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
    lines = [line for line in whole.split("\n") if line.strip()]
    is_a_list = all(_NUMBERED.match(line) for line in lines)
    parts = [_unmarked(part) for part in (lines if is_a_list else re.split(r"\n\s*\n", whole))]
    return [(number, text) for number, text in parts if text]


def _unmarked(part: str) -> tuple[str, str]:
    """A part's number, and its text on one line without what stood before it."""
    found = _NUMBERED.match(part)
    number = (found["named"] or found["bare"]).lower() if found else ""
    mark = found or _MARK.match(part)
    return number, " ".join((part[mark.end() :] if mark else part).split())


def _wording(number: str, text: str) -> Wording:
    if len(text) <= TITLE:
        return Wording(text, number=number)
    sentence = re.split(r"(?<=[.;:])\s", text, maxsplit=1)[0]
    return Wording(sentence if len(sentence) <= TITLE else _begun(text), text, number)


def _begun(text: str) -> str:
    """The beginning of a text up to a whole word, with room for the mark that it goes on."""
    head, space, _ = text[:TITLE].rpartition(" ")
    return (head if space else text[: TITLE - 1]) + "…"
