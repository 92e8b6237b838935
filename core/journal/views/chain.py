"""The chain: where it stands, and checking it with one click."""

from typing import Any

from django import forms
from django.core import signing
from django.http import HttpRequest, HttpResponse

from core.journal.models import ChainCheck, Entry, Seal
from core.journal.sealing import START, Head
from core.journal.verifying import Verdict, look_beside, refuse_slip, walk
from core.journal.views.tabs import tabs
from core.pages.forms import PlainForm
from core.pages.parts import Link
from core.pages.views.base import Page
from core.tenancy.addresses import address

# Links checked in one request: so few that a page soon says how far it is, on a busy machine
# too. A longer chain goes on by itself.
STRETCH = 1_000
SALT = "journal.walk"


class HeadForm(PlainForm):
    """A head that was printed or mailed earlier, to hold the chain against."""

    head = forms.CharField(
        required=False,
        max_length=200,
        label="A head you kept",
        help_text="From a circular or a morning’s mail, such as 1234-9f2c…  Leave it empty to "
        "check the chain by itself.",
    )

    def clean_head(self) -> Head | None:
        text = self.cleaned_data["head"].strip()
        if not text:
            return None
        try:
            found = Head.read(text)
            refuse_slip(found)
        except ValueError as wrong:
            raise forms.ValidationError(str(wrong)) from None
        return found


class Chain(Page):
    """Head, length, the last seal and what the night's check found."""

    permission = "journal.chain"
    template_name = "journal/chain.html"
    title = "The chain"

    def context(self, **extra: Any) -> dict[str, Any]:
        newest = Seal.objects.order_by("-number").first()
        return super().context(
            tabs=tabs(self, "journal:chain"),
            newest=newest,
            head=str(Head(newest.number, bytes(newest.head))) if newest else "",
            waiting=Entry.objects.unsealed().order_by()[:1_001].count(),
            check=ChainCheck.objects.first(),
            **{"form": HeadForm(), **extra},
        )


class Verification(Page):
    """Walks the chain now. It reads and writes nothing, so it is asked for by address.

    A long chain is walked a stretch a request: the browser comes back by itself with the
    signed place it has come to, so no stretch can be left out.
    """

    permission = "journal.chain"
    template_name = "journal/verification.html"
    title = "Checking the chain"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = HeadForm(request.GET)
        if not form.is_valid():
            return Chain(request=request, kwargs=kwargs).page(status=422, form=form)
        printed = form.cleaned_data["head"]
        found = walk(after=self._place(), most=STRETCH, printed=printed)
        if found.holds and found.is_whole:
            found = look_beside(found)
        answer = self.page(verdict=found, printed=printed, total=self._length(), **self._on(found))  # type: ignore[arg-type]
        if not found.is_whole:
            answer["Refresh"] = f"0; url={self._on(found)['next_url']}"
        return answer

    def context(self, **extra: Any) -> dict[str, Any]:
        back = Link("Back to the chain", address("journal:chain"))
        return super().context(trail=[back], tabs=tabs(self, "journal:chain"), **extra)

    def _place(self) -> Head:
        """Where the last request of this walk came to; the start for anything else."""
        try:
            signed = signing.loads(self.request.GET.get("place", ""), salt=self._salt, max_age=3600)
            return Head.read(signed)
        except (signing.BadSignature, ValueError):
            return START

    def _on(self, found: Verdict) -> dict[str, str]:
        if found.is_whole:
            return {}
        query = self.request.GET.copy()
        query["place"] = signing.dumps(str(found.head), salt=self._salt)
        return {"next_url": f"{address('journal:verification')}?{query.urlencode()}"}

    @property
    def _salt(self) -> str:
        """A place in one partnership's chain is none in another's."""
        return f"{SALT}.{self.me.partnership_id}"

    def _length(self) -> int:
        newest = Seal.objects.order_by("-number").values_list("number", flat=True).first()
        return newest or 0
