"""Who may do what with the partnership itself (design §5)."""

from typing import Any

from core.pages.permissions import permit
from core.pages.predicates import about, business_team, everybody, manager, scrutineer
from core.tenancy.routes import READ, WRITE


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

# Every rule of two people rests on there being two (docs/decisions/members.md).
permit("partnership.invite", WRITE, manager)
permit("partnership.revise_membership", WRITE, manager)
permit("partnership.end_membership", WRITE, manager & about(_is_somebody_else))
