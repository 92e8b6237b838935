"""What stops an agency or a group from ending, and what an ending brings along.

Rooms to the right register a check in a module that is discovered, such as ``panels``::

    @stops_ending(Subgroup)
    def open_actions(group):
        count = Action.objects.open().filter(group=group).count()
        return f"{group} oversees {count} open actions." if count else ""

The check sees every row, whoever asks, so its words must not tell what a row is. What a room
does by itself when something ends (a reaction) it says beforehand::

    @follows_ending(Membership)
    def places_given_back(member, me):
        return [f"Their place on {booking} is cancelled." for booking in …]

These sentences are shown to ``me``, so they name only rows that ``me`` may read.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db import models

from core.journal.deeds import Refused

Check = Callable[[Any], str]
Telling = Callable[[Any, Any], list[str]]
_checks: dict[str, list[Check]] = defaultdict(list)
_tellings: dict[str, list[Telling]] = defaultdict(list)


def stops_ending(model: type[models.Model]) -> Callable[[Check], Check]:
    """Register ``check(thing)``, which gives the reason in words, or ""."""

    def register(check: Check) -> Check:
        _checks[model._meta.label_lower].append(check)
        return check

    return register


def refuse_while_needed(thing: Any) -> None:
    """Raise Refused with every reason why this thing cannot end yet."""
    reasons = [why for check in _checks[thing._meta.label_lower] if (why := check(thing))]
    if reasons:
        raise Refused(" ".join(reasons))


def follows_ending(model: type[models.Model]) -> Callable[[Telling], Telling]:
    """Register ``tell(thing, me)``, which gives what happens by itself, a sentence each."""

    def register(tell: Telling) -> Telling:
        _tellings[model._meta.label_lower].append(tell)
        return tell

    return register


def what_follows(thing: Any, *, me: Any) -> list[str]:
    """Everything that rooms to the right do when this thing ends, as ``me`` may know it."""
    return [words for tell in _tellings[thing._meta.label_lower] for words in tell(thing, me)]
