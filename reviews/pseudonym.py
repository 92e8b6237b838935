"""What a pseudonym looks like (domain reference §2.3: "Child A", never a name)."""

import re

EXAMPLES = "Child A, Baby B, Family C, Young person D"

_WORDS = "Child|Baby|Young person|Adult|Family|Sibling|Parent|Mother|Father|Carer"
_SHAPE = re.compile(rf"({_WORDS}) ([A-Z]{{1,2}}\d?|\d{{1,3}})", re.IGNORECASE)


def is_plain(text: str) -> bool:
    """Whether this is a role and one or two letters or a number, and nothing besides."""
    return _SHAPE.fullmatch(" ".join(text.split())) is not None


def doubt(text: str) -> str:
    """What is said of one that could be somebody's name; empty for a plain one."""
    if is_plain(text):
        return ""
    return (
        f"“{text}” could be a real name. Use one like {EXAMPLES}, or confirm below that it is "
        "nobody's name."
    )
