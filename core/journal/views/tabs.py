"""The pages that watch over a partnership, as tabs; each shown to whoever may open it."""

from typing import Any

from core.pages.parts import Tab
from core.tenancy.addresses import address

_PAGES = (
    ("What changed", "journal:entries", "journal.entries"),
    ("Who read what", "journal:access", "journal.access"),
    ("The chain", "journal:chain", "journal.chain"),
    ("Reminders", "calendar:ledger", "calendar.ledger"),
    ("Notices sent", "journal:outbox", "journal.outbox"),
)


def tabs(page: Any, current: str) -> list[Tab]:
    """Those that ``page``'s reader may open; ``current`` is a route's name."""
    return [
        Tab(label, address(route), route == current)
        for label, route, permission in _PAGES
        if page.may(permission)
    ]
