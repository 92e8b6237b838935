"""Panel and bar changes need two people (design §4.5).

Every proposal has the same three answers: a second person agrees, or does not agree and says
why; or whoever proposed it takes it back before that.
"""

from typing import Any

from core.journal.deeds import Refused


def refuse_alone(by: Any, *, proposer: Any, holder: Any = None) -> None:
    """Raise Refused when the one who decides proposed it, or is the one it is about."""
    if by.pk == proposer:
        raise Refused("You proposed this yourself. A second person has to agree.")
    if holder is not None and by.pk == holder:
        raise Refused("This is about you. Somebody else has to agree.")


def refuse_own_no(by: Any, *, proposer: Any, note: str) -> None:
    """Raise Refused for a "no" of the one who proposed it, or without a reason."""
    if by.pk == proposer:
        raise Refused("You proposed this yourself. Take it back instead.")
    if not note.strip():
        raise Refused("Say why you do not agree.")


def refuse_another(by: Any, *, proposer: Any) -> None:
    """Raise Refused when somebody else than the one who proposed it takes it back."""
    if by.pk != proposer:
        raise Refused("Only whoever proposed this can take it back. Say instead whether you agree.")
