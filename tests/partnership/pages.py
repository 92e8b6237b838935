"""Every page of the room by its address, for tests that walk them."""

from django.urls import reverse

from core.tenancy import scope
from tests.partnership.conftest import House

OWN = {"agency": "agency", "subgroup": "group", "priority": "priority"}


def addresses(house: House) -> dict[str, str]:
    """Route name to path, for every route of the room but the invitation's own door."""
    slug = house.world.slug
    group, seat = {"group": house.group.slug}, {"group": house.group.slug, "code": house.seat.code}
    terms = {**group, "number": house.terms.number}
    draft = {**group, "number": house.draft.number}
    sitting = {**seat, "member": house.appointment.membership.slug}
    slots = {
        **{f"{noun}_{page}": {} for noun in OWN for page in ("list", "new")},
        **{
            f"{noun}_{page}": {"slug": getattr(house, thing).slug}
            for noun, thing in OWN.items()
            for page in ("detail", "edit")
        },
        "partnership_detail": {},
        "settings_detail": {},
        "settings_edit": {},
        "agency_renaming": {"slug": house.agency.slug},
        "agency_succession": {"slug": house.agency.slug},
        "agency_closure": {"slug": house.agency.slug},
        "subgroup_ending": {"slug": house.group.slug},
        "priority_closure": {"slug": house.priority.slug},
        "membership_list": {},
        "membership_detail": {"slug": house.world.delegate.slug},
        "membership_edit": {"slug": house.world.delegate.slug},
        "membership_ending": {"slug": house.world.delegate.slug},
        "invitation_list": {},
        "invitation_new": {},
        "invitation_detail": {"code": house.invitation.code},
        "invitation_repeat": {"code": house.invitation.code},
        "invitation_withdrawal": {"code": house.invitation.code},
        "seat_new": group,
        "seat_detail": seat,
        "seat_edit": seat,
        "seat_removal": seat,
        "appointment_new": seat,
        "appointment_edit": sitting,
        "appointment_ending": sitting,
        "terms_list": {},
        "terms_new": group,
        "terms_detail": terms,
        "terms_edit": draft,
        "terms_comparison": draft,
        "terms_adoption": draft,
        "terms_withdrawal": draft,
        "clause_new": draft,
        "clause_edit": {**draft, "clause": house.clause.number},
        "clause_striking": {**draft, "clause": house.clause.number},
    }
    return {
        name: reverse(f"partnership:{name}", kwargs={"partnership": slug, **kwargs})
        for name, kwargs in slots.items()
    }


def door(house: House) -> str:
    """The path of the invitation's link."""
    with scope.within(house.world.partnership.pk):
        return house.invitation.link()
