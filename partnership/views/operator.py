"""The operator's pages: partnerships' names, a new one, and its first manager."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from core.calendar.horizon import trouble_with_holidays
from core.documents.pdf import isolation
from core.documents.scanning import scanner
from core.pages.forms import PlainForm
from core.pages.views.base import Page
from core.pages.views.forms import WritingPage
from core.pages.views.records import Crumb
from core.tenancy.routes import OPERATOR, READ
from partnership.forms.operator import FirstManagerForm, PartnershipForm
from partnership.models import Partnership
from partnership.operators import Operator


class PartnershipList(Page):
    """Names and addresses only: an operator sees no partnership from the inside."""

    audience, kind = OPERATOR, READ
    template_name = "partnership/partnership_list.html"
    title = "Partnerships"

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(partnerships=list(Partnership.objects.all()), **extra)


class Status(Page):
    """What the installation says of itself; no partnership is named and none is read."""

    audience, kind = OPERATOR, READ
    template_name = "partnership/status.html"
    title = "Status of the installation"

    def context(self, **extra: Any) -> dict[str, Any]:
        trail = [Crumb("Partnerships", reverse("operator:partnership_list"))]
        parts = [
            ("Bank holidays", trouble_with_holidays(self.today) or "Known for a year and more."),
            ("Making of PDF files", isolation()),
            ("Virus scanner", scanner()),
        ]
        return super().context(**{"trail": trail, "parts": parts, **extra})


class OperatorForm(WritingPage):
    """A page on which an operator does something; there is no membership to ask about."""

    audience = OPERATOR

    def check(self) -> None:
        """The route itself lets nobody but operators in."""

    def do_once(self, form: PlainForm) -> HttpResponse:
        """No partnership keeps which forms were sent: names and addresses are unique instead."""
        return self.done_with(self.perform(form))

    def cancel_url(self) -> str:
        return reverse("operator:partnership_list")

    def next_url(self, result: Any) -> str:
        return reverse("operator:partnership_list")

    def context(self, **extra: Any) -> dict[str, Any]:
        trail = [Crumb("Partnerships", reverse("operator:partnership_list"))]
        return super().context(**{"trail": trail, **extra})

    @property
    def operator(self) -> Operator:
        return Operator(self.request.user)


class PartnershipNew(OperatorForm):
    audience = OPERATOR
    title = "Set up a partnership"
    form_class = PartnershipForm
    button = "Set up and invite"

    def perform(self, form: PlainForm) -> Partnership:
        facts = form.facts()  # type: ignore[attr-defined]
        manager = form.manager()  # type: ignore[attr-defined]
        return Partnership.create(by=self.operator, at=self.now, first_manager=manager, **facts)

    def say(self, result: Partnership) -> str:
        return f"{result} is set up. Its first business manager is invited by e-mail."


class PartnershipInvitation(OperatorForm):
    """Another invitation while nobody has taken the partnership on: the first may be lost."""

    audience = OPERATOR
    form_class = FirstManagerForm
    button = "Send the invitation"

    @cached_property
    def partnership(self) -> Partnership:
        found = Partnership.objects.filter(slug=self.kwargs["slug"]).first()
        if found is None:
            raise Http404
        return found

    def check(self) -> None:
        self.partnership  # noqa: B018  found, or 404

    def heading(self) -> str:
        return f"Invite the first business manager of {self.partnership}"

    def perform(self, form: PlainForm) -> Partnership:
        manager = form.manager()  # type: ignore[attr-defined]
        self.partnership.invite_first_manager(by=self.operator, at=self.now, **manager)
        return self.partnership

    def say(self, result: Partnership) -> str:
        return "The invitation goes out within a few minutes. An earlier one no longer works."
