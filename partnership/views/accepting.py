"""The page behind the link of an invitation: the one door for people with no membership."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property

from core.accounts import joining
from core.accounts.models import User
from core.journal.deeds import Refused
from core.pages.views.base import Page
from core.tenancy.routes import PUBLIC, WRITE
from partnership.models import Invitation


class InvitationAccept(Page):
    """First an orientation, then sign-in or a first password, then joining.

    A link that was used, withdrawn, is too old, belongs to another partnership or never was
    gets one and the same answer. Opening the page changes nothing: mail scanners do.
    """

    audience, kind = PUBLIC, WRITE
    template_name = "partnership/invitation_accept.html"

    @cached_property
    def invitation(self) -> Invitation | None:
        return Invitation.objects.select_related("agency").of_link(
            self.kwargs["token"], at=self.now
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.invitation is None:
            return self.gone()
        return self.page(**self.about(self.invitation))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        invitation = self.invitation
        if invitation is None:
            return self.gone()
        if not joining.is_signed_in_as(request, invitation.email):
            self.let_back_in(invitation.email)
            return joining.welcome(request, email=invitation.email, next_url=request.path)
        try:
            member = invitation.accept(user=request.user, at=self.now)
        except Refused as refusal:
            return self.page(status=409, refusal=refusal.message, **self.about(invitation))
        messages.success(
            request, f"Welcome to {request.partnership}. You are here as {member.post}."
        )
        return HttpResponseRedirect(request.partnership.get_absolute_url())

    def let_back_in(self, email: str) -> None:
        """Somebody who left and is invited again: the link proves that the mailbox is theirs."""
        user = User.objects.known_by(email)
        if user is not None and user.is_closed:
            user.reopen()

    def about(self, invitation: Invitation) -> dict[str, Any]:
        """What the page says of the invitation."""
        here = joining.is_signed_in_as(self.request, invitation.email)
        return {
            "title": f"Join {self.request.partnership}",
            "invitation": invitation,
            "is_signed_in": here,
            "somebody_else": self.request.user.is_authenticated and not here,
        }

    def gone(self) -> HttpResponse:
        """The one answer to every link that opens nothing."""
        return self.page(status=404, title="This link can no longer be used")
