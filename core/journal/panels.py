"""What the journal puts on the home page and into the navigation."""

from typing import Any

from core.journal.models import ChainCheck, Notice
from core.journal.showing import name_subjects
from core.pages.navigation import room
from core.pages.panels import Panel, home_panel

SHOWN = 5

room(
    "Journal",
    "journal:entries",
    "journal.entries",
    order=90,
    prefix="journal",
    also=("access", "chain"),
)


@home_panel
def new_notices(me: Any, page: Any) -> Panel | None:
    """The newest things this person was told and has not marked as read."""
    rows = list(Notice.objects.told_to(me).unread().select_related("entry")[:SHOWN])
    if not rows:
        return None
    name_subjects(rows, me=me)
    return Panel("New for you", "journal/panels/notices.html", {"notices": rows}, 40, "notices")


@home_panel
def chain(me: Any, page: Any) -> Panel | None:
    """Before everything else: the night's check found the journal changed. The scrutineer also
    reads that it did not."""
    if not page.may("journal.chain"):
        return None
    last = ChainCheck.objects.first()
    if last and not last.holds:
        return Panel("The journal was changed", "journal/panels/broken.html", {"check": last}, 0)
    if not me.is_scrutineer:
        return None
    return Panel("The chain of the journal", "journal/panels/chain.html", {"check": last}, 30)
