"""Invitations: register, record, sending, sending again, withdrawing."""

from typing import Any

from core.accounts.freshness import FreshSignIn
from core.pages.forms import PlainForm
from core.pages.parts import Link
from core.pages.templatetags.words import day
from core.pages.views.forms import FormPage, VerbPage
from core.pages.views.lists import ListPage
from core.pages.views.records import Crumb, DetailPage, Step
from core.tenancy.addresses import address
from partnership.forms.membership import InvitationForm
from partnership.forms.terms import ReasonForm
from partnership.models import Agency, Invitation
from partnership.states import invitation_state
from partnership.views import places
from partnership.views.places import TopPage

INVITE = "partnership.invite"


class InvitationList(TopPage, ListPage):
    permission = "partnership.read_invitations"
    template_name = "partnership/invitation_list.html"
    title = "Invitations"
    model = Invitation
    sorts = {"sent": ("-sent_at", "pk")}

    def trail(self) -> list[Crumb]:
        return places.members()

    def decorate(self, rows: Any) -> Any:
        return rows.select_related("agency", "sent_by")

    def paged(self, rows: Any) -> Any:
        page = super().paged(rows)
        for row in page.rows:
            row.state = invitation_state(row, self.now)
        return page

    def steps(self) -> list[Step]:
        return [
            Step("Invite somebody", address("partnership:invitation_new"), INVITE, primary=True)
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        link = Link("Invite somebody", address("partnership:invitation_new"))
        return super().context(
            noun="invitation,invitations",
            empty_words="Nobody has been invited yet.",
            empty_link=link if self.may(INVITE) else None,
            **extra,
        )


class InvitationNew(FreshSignIn, TopPage, FormPage):
    permission = INVITE
    title = "Invite somebody"
    form_class = InvitationForm
    button = "Send the invitation"

    def trail(self) -> list[Crumb]:
        return places.invitations()

    def initial(self) -> dict[str, Any]:
        agency = Agency.objects.serving().filter(slug=self.request.GET.get("agency", "")).first()
        return {"agency": agency}

    def cancel_url(self) -> str:
        return address("partnership:membership_list")

    def perform(self, form: PlainForm) -> Invitation:
        return Invitation.send(by=self.me, at=self.now, **form.answers())

    def say(self, result: Invitation) -> str:
        return (
            f"An invitation goes to {result.email} within a few minutes. "
            f"The link works until {day(result.expires_at)}."
        )


class OnInvitation:
    """What every page about one invitation shares."""

    model = Invitation

    def find(self) -> Any:
        rows = super().find()  # type: ignore[misc]
        return rows.select_related("agency", "sent_by", "accepted_by")

    def trail(self) -> list[Crumb]:
        return places.invitations()


class InvitationDetail(OnInvitation, DetailPage):
    permission = "partnership.read_invitations"
    template_name = "partnership/invitation_detail.html"

    def steps(self) -> list[Step]:
        code = {"code": self.object.code}
        unanswered = not (self.object.accepted_at or self.object.withdrawn_at)
        return [
            Step(
                "Send it again",
                address("partnership:invitation_repeat", **code),
                INVITE,
                when=unanswered,
            ),
            Step(
                "Withdraw the invitation",
                address("partnership:invitation_withdrawal", **code),
                INVITE,
                when=unanswered,
            ),
        ]

    def context(self, **extra: Any) -> dict[str, Any]:
        state = invitation_state(self.object, self.now)
        return super().context(state=state, **extra)


class InvitationRepeat(FreshSignIn, OnInvitation, VerbPage):
    permission = INVITE
    verb = "resend"
    button = "Send it again"

    def heading(self) -> str:
        return f"Send the invitation to {self.object.name} again?"

    def consequences(self) -> list[str]:
        return [
            f"A new link goes to {self.object.email} and works for 14 days.",
            "Every earlier link to this invitation stops working.",
        ]

    def say(self, result: Invitation) -> str:
        return f"The invitation goes to {result.email} again within a few minutes."


class InvitationWithdrawal(OnInvitation, VerbPage):
    permission = INVITE
    verb = "withdraw"
    form_class = ReasonForm
    button = "Withdraw the invitation"
    is_harmful = True

    def heading(self) -> str:
        return f"Withdraw the invitation to {self.object.name}?"

    def consequences(self) -> list[str]:
        return ["The link stops working at once. Nobody is told."]
