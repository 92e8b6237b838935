"""The addresses of agencies, members, groups, seats, terms and invitations."""

from typing import Any

from tests.personas import World
from tests.walkers.addresses.naming import Filling, code_named, of_group, slug_named


def terms_of(thing: str) -> Filling:
    """A version of the group's terms."""
    return lambda w, side: {"group": w.group.slug, "number": w.things[thing].number}


def clause_of(w: World, side: str) -> dict[str, Any]:
    """A clause of the draft."""
    return {**terms_of("open_draft_terms")(w, side), "clause": w.open_draft_clause.number}


def seat_of(w: World, side: str) -> dict[str, Any]:
    """The group member's seat."""
    return {"group": w.group.slug, "code": w.member_seat.code}


def appointment_of(w: World, side: str) -> dict[str, Any]:
    """The group member in that seat."""
    return {**seat_of(w, side), "member": w.group_member.slug}


PARTNERSHIP: dict[str, Filling] = {
    **{
        f"partnership:agency_{page}": slug_named("icb")
        for page in ("closure", "detail", "edit", "renaming", "succession")
    },
    **{
        f"partnership:membership_{page}": slug_named("delegate")
        for page in ("detail", "edit", "ending")
    },
    **{
        f"partnership:priority_{page}": slug_named("open_priority")
        for page in ("closure", "detail", "edit")
    },
    **{
        f"partnership:subgroup_{page}": slug_named("other_group")
        for page in ("detail", "edit", "ending")
    },
    **{f"partnership:seat_{page}": seat_of for page in ("detail", "edit", "removal")},
    "partnership:seat_new": of_group("group"),
    "partnership:appointment_new": seat_of,
    "partnership:appointment_edit": appointment_of,
    "partnership:appointment_ending": appointment_of,
    "partnership:terms_new": of_group("group"),
    "partnership:terms_detail": terms_of("open_terms"),
    "partnership:terms_edit": terms_of("open_draft_terms"),
    "partnership:terms_adoption": terms_of("open_draft_terms"),
    "partnership:terms_withdrawal": terms_of("open_draft_terms"),
    "partnership:terms_comparison": terms_of("open_draft_terms"),
    "partnership:clause_new": terms_of("open_draft_terms"),
    "partnership:clause_edit": clause_of,
    "partnership:clause_striking": clause_of,
    "partnership:invitation_accept": lambda w, side: {"token": "never-was"},
    **{
        f"partnership:invitation_{page}": code_named("open_invitation")
        for page in ("detail", "repeat", "withdrawal")
    },
    "operator:partnership_invitation": lambda w, side: {"slug": w.slug},
}
