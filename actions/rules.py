"""Who may do what to actions (design §5). Nobody decides about their own.

The circle of a restricted source is not asked here: what is not visible is absent before
a permission is asked.
"""

from typing import Any

import rules

from core.pages.permissions import permit
from core.pages.predicates import (
    about,
    agency_lead,
    board_member,
    business_team,
    chair,
    everybody,
    scrutineer,
)
from core.tenancy.routes import READ, WRITE


def _has_some(me: Any) -> bool:
    """Leads an action, or sits on a restricted review's panel; read once for a request."""
    if not hasattr(me, "_has_actions"):
        me._has_actions = me.actions_led.exists() or me.panel_places.in_force().exists()
    return bool(me._has_actions)


def _helps(me: Any, action: Any) -> bool:
    return bool(action.contributors.serving().filter(agency_id=me.agency_id).exists())


def _is_not_own(me: Any, action: Any) -> bool:
    return bool(action.lead_id != me.pk)


def _asked_by_other(me: Any, part: Any) -> bool:
    asker = part.submitted_by_id if hasattr(part, "submitted_by_id") else part.asked_by_id
    return bool(asker != me.pk and part.action.lead_id != me.pk)


def _sign_off_by_other(me: Any, action: Any) -> bool:
    asked = action.open_sign_off
    return _is_not_own(me, action) and (asked is None or asked.asked_by_id != me.pk)


named_lead = everybody & about(lambda me, action: action.lead_id == me.pk)
owning_lead = agency_lead & about(lambda me, action: action.agency_id == me.agency_id)
helping_lead = agency_lead & about(_helps)
owner = business_team | named_lead | owning_lead
oversees = chair & about(lambda me, thing: thing.group_id in me.chaired_ids)
oversees_part = chair & about(lambda me, part: part.action.group_id in me.chaired_ids)
decides = business_team | oversees
decides_part = business_team | oversees_part
reader = (
    business_team | scrutineer | agency_lead | board_member | chair | rules.predicate(_has_some)
)

permit("actions.read", READ, reader)
permit("actions.raise", WRITE, business_team)
permit("actions.import", WRITE, business_team)
permit("actions.revise", WRITE, business_team)
permit("actions.contributors", WRITE, business_team)
permit("actions.hand_on", WRITE, business_team)
permit("actions.assign", WRITE, business_team | owning_lead)
permit("actions.start", WRITE, owner)
permit("actions.update", WRITE, owner | helping_lead)
permit("actions.evidence", WRITE, owner | helping_lead)
permit("actions.extend", WRITE, owner)
permit("actions.submit", WRITE, owner)
permit("actions.decide_extension", WRITE, decides_part & about(_asked_by_other))
permit("actions.decide_evidence", WRITE, decides_part & about(_asked_by_other))
permit("actions.decide_sign_off", WRITE, decides & about(_sign_off_by_other))
permit("actions.stop", WRITE, decides & about(_is_not_own))
permit("actions.reopen", WRITE, decides & about(_is_not_own))
permit("actions.review_impact", WRITE, decides & about(_is_not_own))

permit("plans.draft", WRITE, business_team)
permit("plans.propose", WRITE, business_team)
permit(
    "plans.agree",
    WRITE,
    decides & about(lambda me, plan: plan.drafted_by_id != me.pk),
)
