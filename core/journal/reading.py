"""Which readings are kept (design §4.10)."""

from datetime import datetime
from typing import Any

from core.journal.models import AccessLog
from core.journal.subject import pointing_at


def note_reading(thing: Any, *, by: Any, at: datetime) -> None:
    """Keep that a restricted thing was opened, or that the scrutineer opened anything."""
    if by.is_scrutineer or getattr(thing, "is_behind_restriction", False):
        note(AccessLog.OPENED, thing, by=by, at=at)


def note(act: str, thing: Any, *, by: Any, at: datetime, row_count: int | None = None) -> None:
    """Append one line to the access log."""
    actor = by.as_actor()
    AccessLog(
        partnership_id=by.partnership_id,
        act=act,
        at=at,
        actor_id=actor.id,
        actor_name=actor.name,
        actor_role=actor.role,
        row_count=row_count,
        **pointing_at(thing),
    ).save(force_insert=True)
