"""Which roles go together: plain sums, asked by forms and by verbs."""

from collections.abc import Collection

from partnership.choices import ELEVATED, Role


def fault(roles: Collection[str], *, has_agency: bool) -> str:
    """Why nobody can hold these roles together, in words; "" when somebody can.

    An independent scrutineer does nothing else here (Working Together 2023: independence);
    whoever leads for an agency belongs to one.
    """
    if not roles:
        return "Choose at least one role."
    if Role.SCRUTINEER in roles and len(set(roles)) > 1:
        return "The independent scrutineer holds no other role in the partnership they scrutinise."
    if Role.AGENCY_LEAD in roles and not has_agency:
        return "An agency lead belongs to an agency. Choose which."
    return ""


def grantable(*, by_manager: bool) -> list[tuple[str, str]]:
    """The choices of roles that somebody may give and take."""
    return [(r.value, r.label) for r in Role if by_manager or r not in ELEVATED]


def is_elevated(roles: Collection[str]) -> bool:
    """Whether only a business manager gives or takes away any of these."""
    return not ELEVATED.isdisjoint(roles)
