"""What each role may do, in words, and which go together: plain sums for forms and verbs."""

from collections.abc import Collection

from core.pages.parts import Option
from partnership.choices import Role

# Said beside each role where somebody is given it, and to whoever is invited (design §5).
CAN = {
    Role.MANAGER: "Can read and keep everything that is not restricted, and say who belongs here. "
    "Others decide what they asked for.",
    Role.COORDINATOR: "Can read and keep everything that is not restricted, but lets nobody in. "
    "Others decide what they asked for.",
    Role.AGENCY_LEAD: "Can read open sources, and for their own agency answer recommendations, "
    "keep actions up to date, hand in evidence and nominate for courses.",
    Role.BOARD_MEMBER: "Can read issued circulars, charts and open registers, and say that a "
    "circular was read.",
    Role.SCRUTINEER: "Can read everything, history and restricted sources included, unless "
    "barred. Changes nothing.",
    Role.TRAINER: "Can read the courses, and keep the register of the runs they teach.",
    Role.DELEGATE: "Can read the courses, and book or give back their own places.",
}


def explained() -> list[tuple[str, Option]]:
    """Every role as a form offers it: its name, and what it may do."""
    return [(role.value, Option(str(role.label), CAN[role])) for role in Role]


def explained_of(roles: Collection[str]) -> list[Option]:
    """These roles, each with what it may do."""
    return [Option(str(Role(role).label), CAN[Role(role)]) for role in roles]


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
