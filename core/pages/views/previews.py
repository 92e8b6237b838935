"""Pages that show first what they would make, and make exactly that once it was seen."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse

from core.journal.deeds import Refused
from core.pages.forms import PlainForm
from core.pages.views.forms import WritingPage

# What travels with a form without being an answer.
CARRIED = {"csrfmiddlewaretoken", "once", "seen", "confirm", "version"}


class PreviewPage(WritingPage):
    """The first post shows a preview; the next one confirms it, unless something has changed.

    Its template shows ``preview``, sends ``seen`` back in a hidden box and names its second
    button ``confirm``; ``is_changed`` tells that what was confirmed is not what was shown.
    """

    def preview(self, form: PlainForm) -> list[Any]:
        """What would be made. Raises Refused."""
        raise NotImplementedError

    def context(self, **extra: Any) -> dict[str, Any]:
        return super().context(**{"preview": [], "seen": "", "is_changed": False, **extra})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.check()
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(status=422, form=form)
        try:
            rows = self.preview(form)
        except Refused as refusal:
            form.refuse(refusal)
            return self.page(status=409, form=form)
        seen, confirms = self._digest(rows), "confirm" in request.POST
        if confirms and request.POST.get("seen") == seen:
            return super().post(request, *args, **kwargs)
        return self.page(form=form, preview=rows, seen=seen, is_changed=confirms)

    def _digest(self, rows: list[Any]) -> str:
        """Changes with every answer and with everything that would be made."""
        sent = self.request.POST
        answers = sorted((name, sent.getlist(name)) for name in sent if name not in CARRIED)
        return hashlib.sha256(repr((answers, rows)).encode()).hexdigest()
