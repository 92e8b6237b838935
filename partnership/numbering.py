"""How clauses, and the recommendations of a report, are numbered and ordered: 8, 8a, 8.2, 9."""

import re

_NUMBER = re.compile(r"([1-9]\d?)(?:([a-z])|\.([1-9]\d?))?")
WORDS = "Enter a number like 8, 8b or 8.2."


def place(number: str) -> int:
    """Where this number stands among the others. Raises ValueError for no number.

    A whole comes before its parts; lettered parts before dotted ones.
    """
    found = _NUMBER.fullmatch(number)
    if found is None:
        raise ValueError(WORDS)
    whole, letter, part = found.groups()
    below = ord(letter) - ord("a") + 1 if letter else 30 + int(part) if part else 0
    return int(whole) * 200 + below


def bare(typed: str) -> str:
    """A number as it is kept: "§8b.", "(8b)" and "8 B" are 8b."""
    return re.sub(r"[\s§()]+", "", typed).rstrip(".").lower()


def following(numbers: list[str]) -> str:
    """The number the next clause will probably have: after 8b comes 8c, after 8 comes 9."""
    known = [number for number in numbers if _NUMBER.fullmatch(number)]
    if not known:
        return "1"
    whole, letter, part = _NUMBER.fullmatch(max(known, key=place)).groups()  # type: ignore[union-attr]
    if letter and letter != "z":
        return f"{whole}{chr(ord(letter) + 1)}"
    return f"{whole}.{int(part) + 1}" if part else str(int(whole) + 1)
