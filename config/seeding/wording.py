"""What the invented agencies say: the data's sentences, filled for one agency and matter."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from config.seeding.garden import facts_of

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
A_LITTLE_BEFORE = timedelta(days=5)


@dataclass
class Phrases:
    """Each list is dealt in turn, so that neighbours seldom say the same."""

    facts: dict[str, Any] = field(default_factory=lambda: facts_of("actions", "wealdshire"))
    dealt: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def deal(self, *path: str) -> str:
        """The next sentence of a list, or the only one."""
        found: Any = self.facts
        for step in path:
            found = found[step]
        if isinstance(found, str):
            return found
        self.dealt[path] += 1
        return str(found[(self.dealt[path] - 1) % len(found)])


@dataclass
class Speaker:
    """One agency on one recommendation. ``row`` is the recommendation's data."""

    phrases: Phrases
    agency: str
    row: dict[str, Any]
    turn: int

    def say(self, *path: str, on: date) -> str:
        """The next sentence of that list, as this agency says it on a day."""
        return self.fill(self.phrases.deal(*path), on=on)

    def fill(self, sentence: str, *, on: date) -> str:
        """A sentence with its gaps filled; a gap that begins with a capital begins one."""
        when = on - A_LITTLE_BEFORE
        words = {**self._words(), "when": f"{when.day} {when:%B}"}
        capitals = {w[0].upper() + w[1:]: t[0].upper() + t[1:] for w, t in words.items()}
        return sentence.format(**words, **capitals)

    def _words(self) -> dict[str, str]:
        voice = self.phrases.facts["voice"][self.agency]
        number = voice["all"]
        return {
            "do": self.row["do"],
            "about": self.row["about"],
            "staff": voice["staff"],
            "unit": voice["unit"],
            "units": voice.get("units", f"{voice['unit']}s"),
            "all": NUMBERS[number],
            "some": NUMBERS[2 + self.turn % (number - 2)],
            "record": voice["record"],
            "head": voice["head"],
        }
