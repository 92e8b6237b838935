"""What reports put before a recommendation: a number, a letter, a bullet."""

import re

# The number that a report gives a recommendation, as partnership.numbering knows it.
_NUMBER = r"[1-9][0-9]?(?:[a-zA-Z]|\.[1-9][0-9]?)?"
_NUMBERED = re.compile(
    rf"\s*(?:(?i:recommendation)\s+(?P<named>{_NUMBER})\s*[:.)–-]?|\(?(?P<bare>{_NUMBER})[.)])\s+"
)
# What else reports put before a recommendation: "a)", a bullet, a number we do not know.
_MARK = re.compile(
    r"\s*(?:recommendation\s+\d+\s*[:.–-]?|\(?[0-9]{1,2}[.)]|[a-z]\)|[•*–-])\s+", re.I
)


def is_numbered(line: str) -> bool:
    """Whether it begins with a number that a recommendation can have."""
    return _NUMBERED.match(line) is not None


def unmarked(part: str) -> tuple[str, str]:
    """A part's number, and its text on one line without what stood before it."""
    found = _NUMBERED.match(part)
    number = (found["named"] or found["bare"]).lower() if found else ""
    mark = found or _MARK.match(part)
    return number, " ".join((part[mark.end() :] if mark else part).split())
