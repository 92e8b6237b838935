"""What reports put before a recommendation: a number, a letter, a bullet."""

import re

# The number that a report gives a recommendation, as partnership.numbering knows it.
_NUMBER = r"[1-9][0-9]?(?:[a-zA-Z]|\.[1-9][0-9]?)?"
_BARE = rf"\(?(?P<bare>{_NUMBER})[.)]|(?P<dotted>[1-9][0-9]?\.[1-9][0-9]?)"
_NAMED = rf"(?i:recommendation)\s+(?P<named>{_NUMBER})"
_NUMBERED = re.compile(rf"\s*(?:{_NAMED}\s*[:.)–-]?|{_BARE})\s+")
# A new one among wrapped lines; "see / recommendation 4 above" is none.
_BEGUN = re.compile(rf"[ \t]*(?:{_NAMED}(?:[ \t]*[:.)–-]|(?=\n))|{_BARE})\s")
# What else reports put before a recommendation: "a)", a bullet, a number we do not know.
_MARK = re.compile(
    r"\s*(?:recommendation\s+\d+\s*[:.–-]?|\(?[0-9]{1,2}[.)]|[a-z]\)|[•*–-])\s+", re.I
)


def is_numbered(line: str) -> bool:
    """Whether it begins with a number that a recommendation can have."""
    return _NUMBERED.match(line) is not None


def parted(paragraph: str) -> list[str]:
    """A paragraph of numbered recommendations, parted before each line that begins one."""
    found = [""]
    for line in paragraph.splitlines(keepends=True):
        if _BEGUN.match(line) and found[-1].strip():
            found.append("")
        found[-1] += line
    return found


def unmarked(part: str) -> tuple[str, str]:
    """A part's number, and its text on one line without what stood before it."""
    found = _NUMBERED.match(part)
    number = (found["named"] or found["bare"] or found["dotted"]).lower() if found else ""
    mark = found or _MARK.match(part)
    return number, " ".join((part[mark.end() :] if mark else part).split())
