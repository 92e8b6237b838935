"""Ending a membership, with all that must be handed over first."""

from typing import Any

from django.utils.functional import cached_property

from core.pages.forms import PlainForm
from core.pages.views.forms import VerbPage
from core.tenancy.addresses import address
from partnership.endings import what_follows
from partnership.forms.membership import EndingForm
from partnership.handover import OpenWork, open_work
from partnership.models import Appointment, Membership
from partnership.views.membership import OnMembership


class MembershipEnding(OnMembership, VerbPage):
    """Lists what is open and who takes it; ends the membership when nothing is left."""

    permission = "partnership.end_membership"
    template_name = "partnership/membership_ending.html"
    form_class = EndingForm
    button = "End the membership"
    is_harmful = True

    def find(self) -> Any:
        return super().find().select_related("user")

    @cached_property
    def work(self) -> list[OpenWork]:
        """What the member holds, as the person who asks may see it."""
        return open_work(self.object, me=self.me)

    @cached_property
    def seats(self) -> list[Appointment]:
        """The seats that will fall vacant."""
        held = Appointment.objects.in_force().filter(membership=self.object)
        return list(held.select_related("seat__subgroup"))

    def form_kwargs(self) -> dict[str, Any]:
        return {"member": self.object, "work": self.work}

    def heading(self) -> str:
        return f"End the membership of {self.object}?"

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(work=self.work, **extra)

    def consequences(self) -> list[str]:
        seats = [
            f"Their seat “{a.seat}” on {a.seat.subgroup} "
            + ("loses its alternate." if a.is_alternate else "falls vacant.")
            for a in self.seats
        ]
        return [
            f"{self.object} can open nothing of this partnership from this moment on, "
            "wherever they are signed in.",
            *seats,
            *self._agency_without_lead(),
            *what_follows(self.object, me=self.me),
            "Their name stays on what they did.",
            "If they belong to no other partnership, their account is closed.",
        ]

    def _agency_without_lead(self) -> list[str]:
        if not self.object.is_the_only_lead:
            return []
        agency = self.object.agency
        return [f"{agency} has no agency lead any more: nobody answers for it until one is named."]

    def told(self) -> list[str]:
        if self.object.user.is_closed:
            return [f"Not {self.object}: their account was closed before."]
        return [
            f"{self.object}, by mail to the address they sign in with: that it has ended, and "
            "nothing of the work."
        ]

    def perform(self, form: PlainForm) -> Membership:
        return self.object.end(
            by=self.me,
            at=self.now,
            to=form.takers(),  # type: ignore[attr-defined]
            reason=form.cleaned_data["reason"],
        )

    def say(self, result: Membership) -> str:
        return f"The membership of {result} has ended."

    def next_url(self, result: Membership) -> str:
        return address("partnership:membership_list")
