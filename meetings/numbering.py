"""The numbers of agenda items: counted among those a reader sees, so that none is missing."""

from collections import Counter
from typing import Any

from meetings.choices import Part


def numbered(items: list[Any]) -> list[Any]:
    """Give each item ``number``, counted within its part: 1, 2, B1."""
    counted: Counter[str] = Counter()
    for item in items:
        counted[item.part] += 1
        letter = "B" if item.part == Part.B else ""
        item.number = f"{letter}{counted[item.part]}"
    return items
