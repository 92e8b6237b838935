"""Who may do what with the partnership itself (design §5)."""

from typing import Any

from core.pages.permissions import permit
from core.pages.predicates import about, business_team, everybody, scrutineer
from core.tenancy.routes import READ, WRITE
from partnership.roles import is_elevated


def _may_touch(me: Any, thing: Any) -> bool:
    """What a manager or the scrutineer holds is given and taken by a manager only."""
    return me.is_manager or not is_elevated(getattr(thing, "roles", []))


def _is_somebody_else(me: Any, member: Any) -> bool:
    return me.pk != member.pk


permit("partnership.read", READ, everybody)
permit("partnership.read_invitations", READ, business_team | scrutineer)
permit("partnership.read_settings", READ, business_team | scrutineer)

permit("partnership.revise_settings", WRITE, business_team)
permit("partnership.keep_agencies", WRITE, business_team)
permit("partnership.keep_groups", WRITE, business_team)
permit("partnership.keep_seats", WRITE, business_team)
permit("partnership.set_priorities", WRITE, business_team)
permit("partnership.write_terms", WRITE, business_team)
permit("partnership.adopt_terms", WRITE, business_team)

permit("partnership.invite", WRITE, business_team & about(_may_touch))
permit("partnership.revise_membership", WRITE, business_team & about(_may_touch))
permit(
    "partnership.end_membership",
    WRITE,
    business_team & about(_is_somebody_else) & about(_may_touch),
)
