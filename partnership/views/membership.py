"""Members: register, record, edit."""

from typing import Any

from core.accounts.freshness import FreshSignIn
from core.pages.parts import Link
from core.pages.views.forms import EditPage
from core.pages.views.lists import ListPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from partnership.filters import MembershipFilters
from partnership.forms.membership import MembershipForm
from partnership.models import Membership
from partnership.views import places
from partnership.views.places import TopPage

INVITE = "partnership.invite"


def may_see_addresses(me: Any) -> bool:
    """Whether this person has work that needs others' contact addresses.

    Delegates and trainers do not: a directory of addresses is what a stranger would want.
    """
    return bool(
        me.is_business_team
        or me.is_scrutineer
        or me.is_agency_lead
        or me.is_board_member
        or me.group_ids
    )


class MembershipList(TopPage, ListPage):
    permission = "partnership.read"
    tab = "membership_list"
    template_name = "partnership/membership_list.html"
    title = "Members"
    model = Membership
    filterset_class = MembershipFilters
    sorts = {"name": ("name", "pk"), "post": ("post", "pk")}

    def decorate(self, rows: Any) -> Any:
        return rows.select_related("agency")

    def steps(self) -> list[Step]:
        return [
            Step("Invite somebody", address("partnership:invitation_new"), INVITE, primary=True),
            Step(
                "Invitations",
                address("partnership:invitation_list"),
                "partnership.read_invitations",
            ),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        link = Link("Invite somebody", address("partnership:invitation_new"))
        return super().context(
            noun="member,members",
            empty_words="Nobody has joined yet.",
            empty_link=link if self.may(INVITE) else None,
            shows_addresses=may_see_addresses(self.me),
            **extra,
        )


class OnMembership:
    """What every page about one member shares."""

    model = Membership
    lookup = "slug"

    def find(self) -> Any:
        return super().find().select_related("agency")  # type: ignore[misc]

    def trail(self) -> list[Crumb]:
        return places.members()


class MembershipDetail(OnMembership, DetailPage):
    permission = "partnership.read"
    template_name = "partnership/membership_detail.html"

    def steps(self) -> list[Step]:
        slug, stands = {"slug": self.object.slug}, self.object.ended_at is None
        return [
            Step(
                "Edit",
                address("partnership:membership_edit", **slug),
                "partnership.revise_membership",
                when=stands,
            ),
            Step(
                "End the membership",
                address("partnership:membership_ending", **slug),
                "partnership.end_membership",
                when=stands,
            ),
        ]

    @property
    def shows_address(self) -> bool:
        return may_see_addresses(self.me) or self.object.pk == self.me.pk

    def tells_history(self) -> bool:
        return self.shows_address

    def context(self, **extra: Any) -> dict[str, Any]:
        held = self.object.appointments.select_related("seat__subgroup").order_by("-from_on")
        return super().context(
            summary=self.object.post,
            appointments=list(held),
            shows_address=self.shows_address,
            **extra,
        )


class MembershipEdit(FreshSignIn, OnMembership, EditPage):
    permission = "partnership.revise_membership"
    form_class = MembershipForm

    def form_kwargs(self) -> dict[str, Any]:
        return {"member": self.object}

    def heading(self) -> str:
        return f"Edit {self.object}"
