"""Whether somebody may still be told: asked again at the moment of hand-over (design §4.8)."""

from typing import Any

LEFT = "No longer a member."
CLOSED = "The account is closed."
UNSEEN = "May no longer see it."


def why_not_at_all(me: Any) -> str:
    """Why this membership is written to about nothing; empty when it may be."""
    if me.ended_at is not None:
        return LEFT
    return "" if me.user.is_active else CLOSED


def sees(me: Any, thing: Any) -> bool:
    """Whether ``me`` may see this row now: bars, panels and roles as they are today."""
    rows = type(thing)._default_manager.all()
    rows = rows.visible_to(me) if hasattr(rows, "visible_to") else rows
    return bool(rows.filter(pk=thing.pk).exists())
