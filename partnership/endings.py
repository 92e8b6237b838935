"""What stops an agency or a group from ending: open things other rooms hang on it.

Rooms to the right register a check in a module that is discovered, such as ``panels``::

    @stops_ending(Subgroup)
    def open_actions(group):
        count = Action.objects.open().filter(group=group).count()
        return f"{group} oversees {count} open actions." if count else ""

The check sees every row, whoever asks, so its words must not tell what a row is.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db import models

from core.journal.deeds import Refused

Check = Callable[[Any], str]
_checks: dict[str, list[Check]] = defaultdict(list)


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
