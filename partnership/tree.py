"""Groups as a tree of who answers to whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Branch:
    """A group and the groups that answer to it."""

    group: Any
    below: "list[Branch]" = field(default_factory=list)


def tree(groups: Iterable[Any]) -> list[Branch]:
    """The branches at the top, in the order the groups came in.

    A group whose superior is not among them stands at the top, so that none is lost.
    """
    branches = {group.pk: Branch(group) for group in groups}
    below: dict[Any, list[Branch]] = defaultdict(list)
    for branch in branches.values():
        above = branch.group.answers_to_id
        below[above if above in branches else None].append(branch)
    for pk, branch in branches.items():
        branch.below = below[pk]
    return below[None]
