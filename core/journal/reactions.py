"""What else follows when something happened, inside the same transaction."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

Reaction = Callable[[Any, Any], None]
_reactions: dict[str, list[Reaction]] = defaultdict(list)


def reacts_to(*kinds: str) -> Callable[[Reaction], Reaction]:
    """Run ``reaction(entry, subject)`` within the transaction of every such deed."""

    def register(reaction: Reaction) -> Reaction:
        for kind in kinds:
            _reactions[kind].append(reaction)
        return reaction

    return register


def react(entry: Any, subject: Any) -> None:
    """Called by ``record``; a reaction that fails takes the deed down with it."""
    for reaction in _reactions[entry.kind]:
        reaction(entry, subject)
