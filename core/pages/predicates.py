"""Predicates over memberships that every room uses (design §5)."""

from collections.abc import Callable
from typing import Any

import rules

everybody = rules.predicate(lambda me: me is not None)
nobody = rules.predicate(lambda me: False)
manager = rules.predicate(lambda me: me.is_manager)
business_team = rules.predicate(lambda me: me.is_business_team)
agency_lead = rules.predicate(lambda me: me.is_agency_lead)
board_member = rules.predicate(lambda me: me.is_board_member)
scrutineer = rules.predicate(lambda me: me.is_scrutineer)
trainer = rules.predicate(lambda me: me.is_trainer)
chair = rules.predicate(lambda me: bool(me.chaired_ids))
group_member = rules.predicate(lambda me: bool(me.group_ids))


def about(test: Callable[[Any, Any], bool]) -> Any:
    """A predicate over a membership and a thing; asked without a thing it says "could be".

    Combine it with a role so that the route's own question stays narrow:
    ``agency_lead & about(lambda me, action: action.agency_id == me.agency_id)``.
    """
    return rules.predicate(lambda me, thing: thing is None or bool(test(me, thing)))
