"""The small values that components show: what a view hands to a template, ready made.

Templates read attributes, so a dict or a model with the same names will do as well.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere, with a hint beneath them."""

    label: str
    url: str
    hint: str = ""


@dataclass(frozen=True)
class State:
    """A word and the kind that gives it shape and colour.

    Kinds: neutral, progress, attention, late, done, restricted.
    """

    word: str
    kind: str = "neutral"


@dataclass(frozen=True)
class Fact:
    """One row of a summary list; a value that is not there says so."""

    label: str
    value: object
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Chip:
    """One active filter; `url` is the same page without it."""

    label: str
    value: str
    url: str


@dataclass(frozen=True)
class Figure:
    """A number with its denominator. `direction`: "up", "down", "same" or unknown ("")."""

    label: str
    number: object
    of: object = None
    direction: str = ""
    change: str = ""
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class DateLine:
    """What happens on a day, in a list of days."""

    on: dt.date
    label: str
    url: str = ""
    note: str = ""
    state: State | None = None


@dataclass(frozen=True)
class Task:
    """A step of a list of things to do, and how far it is."""

    label: str
    url: str = ""
    hint: str = ""
    state: State | None = None


@dataclass(frozen=True)
class Tab:
    """One of several pages that stand side by side."""

    label: str
    url: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Upload:
    """A file as its list shows it; `size` in bytes, no `url` while it may not be opened."""

    name: str
    size: int
    url: str = ""
    who: str = ""
    at: dt.datetime | None = None
    state: State | None = None


@dataclass(frozen=True)
class Option:
    """The label of a radio or check box that needs a hint of its own."""

    label: str
    hint: str

    def __str__(self) -> str:
        return self.label
