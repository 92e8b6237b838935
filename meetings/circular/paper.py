"""The circular as a document: what templates/documents/circular.html reads."""

from datetime import datetime
from textwrap import wrap
from typing import Any

from core.documents.pdf import pdf_of
from core.journal.sealing import Head
from core.pages.context import HANDLING
from core.pages.palette import hex_of
from core.pages.parts import Fact
from core.pages.templatetags.words import day
from meetings.circular.twin import Twin, twin_of
from meetings.circular.wording import NOTHING_ASKED

TEMPLATE = "documents/circular.html"
# With more groups than these it is past six pages.
GROUPS_WITHOUT_CONTENTS = 5


def document_of(
    circular: Any, partnership: Any, *, at: datetime, head: Head, digest: str
) -> dict[str, Any]:
    """The context of the document of a circular that is issued at ``at``."""
    colour = hex_of(partnership.colour)
    twin = twin_of(circular.said(), colour=colour)
    return {
        "twin": twin,
        "title": "Executive Circular",
        "handling": HANDLING,
        "running": f"Executive Circular {circular}",
        "partnership": partnership.name,
        "mark": partnership.mark,
        "colour": colour,
        "made_at": at,
        "cover_facts": _cover(circular, twin, at),
        "nothing_asked": NOTHING_ASKED,
        "has_contents": len(twin.parts) > GROUPS_WITHOUT_CONTENTS,
        "digest": in_groups(digest),
        "head": in_groups(str(head)),
    }


def printed(context: dict[str, Any]) -> bytes:
    """The PDF. Raises NotRendered."""
    return pdf_of(TEMPLATE, context)


def in_groups(digits: str) -> str:
    """A long number in groups of eight, as a person can compare it: "12-9f86d081 884c7d65 …"."""
    number, hyphen, rest = digits.rpartition("-")
    return f"{number}{hyphen}{' '.join(wrap(rest, 8))}"


def _cover(circular: Any, twin: Twin, at: datetime) -> list[Fact]:
    return [
        Fact("Quarter", twin.period),
        Fact("Number", circular.number),
        Fact("Issued", day(at)),
        Fact("Approved by", circular.approved_by.post),
    ]
