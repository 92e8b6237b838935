"""Which roles go together: plain sums, asked by forms and by verbs."""

from collections.abc import Collection

from partnership.choices import Role


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
