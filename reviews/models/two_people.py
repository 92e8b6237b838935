"""Panel and bar changes need two people (design §4.5)."""

from typing import Any

from core.journal.deeds import Refused


def refuse_alone(by: Any, *, proposer: Any, holder: Any = None) -> None:
    """Raise Refused when the one who decides proposed it, or is the one it is about."""
    if by.pk == proposer:
        raise Refused("You proposed this yourself. A second person has to agree.")
    if holder is not None and by.pk == holder:
        raise Refused("This is about you. Somebody else has to agree.")
