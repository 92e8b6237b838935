"""Bringing in a tracker: send it, look at what it would do, confirm (catalogue E03–E05)."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from actions.forms.importing import ConfirmForm, SheetForm
from actions.importing.applying import Applying
from actions.importing.checking import preview_of
from actions.importing.known import choices
from actions.importing.preview import Preview
from actions.importing.reading import lines_of
from actions.importing.template import template_of
from actions.models import ActionImport
from actions.views.parts import register_trail
from core.documents.kinds import MEDIA_TYPES
from core.documents.showing import state_of
from core.documents.unacceptable import Unacceptable
from core.journal.deeds import Refused
from core.pages.templatetags.words import count_words
from core.pages.views.base import Page
from core.pages.views.forms import FormPage, VerbPage
from core.pages.views.records import Crumb
from core.tenancy.addresses import address
from core.tenancy.routes import WRITE

STALE = (
    "Something changed since this was shown to you, so nothing was brought in. "
    "Look at it as it is now, and confirm again."
)


class ImportTemplate(Page):
    """The workbook to fill in, with this partnership's own lists."""

    permission = "actions.import"
    kind = WRITE

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.demand(None)
        content = template_of(choices())
        response = HttpResponse(content, content_type=MEDIA_TYPES["xlsx"])
        name = f"action-tracker-{self.me.partnership.slug}.xlsx"
        response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
        return response


class ImportNew(FormPage):
    """Send a filled-in template."""

    permission = "actions.import"
    form_class = SheetForm
    template_name = "actions/import_form.html"
    title = "Bring in actions from a spreadsheet"
    button = "Send and look at it"

    def context(self, **extra: Any) -> dict[str, Any]:
        sent = ActionImport.objects.visible_to(self.me).order_by("-sent_at")[:5]
        return super().context(
            trail=register_trail(),
            template_url=address("actions:import_template"),
            sent=sent.select_related("file"),
            **extra,
        )

    def perform(self, form: Any) -> ActionImport:
        return ActionImport.send(by=self.me, at=self.now, uploaded=form.cleaned_data["uploaded"])

    def cancel_url(self) -> str:
        return address("actions:action_list")


class ImportDetail(VerbPage):
    """What the workbook would do, and the button that does it."""

    permission = "actions.import"
    model = ActionImport
    form_class = ConfirmForm
    template_name = "actions/import_detail.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("file")

    def trail(self) -> list[Crumb]:
        return [
            *register_trail(),
            Crumb("Bring in a spreadsheet", address("actions:action_import")),
        ]

    @cached_property
    def seen(self) -> tuple[Preview | None, str]:
        """What it would do now, for this person, or what is wrong with it as a whole.

        Neither while it waits to be scanned, nor once it was applied.
        """
        file = self.object.file
        if self.object.applied_at or not file.is_available:
            return None, ""
        try:
            with file.content.open("rb") as content:
                lines = lines_of(content.read())
        except Unacceptable as unacceptable:
            return None, unacceptable.words
        except OSError:
            return None, "The file is missing from the store. Send it again."
        return preview_of(lines, me=self.me, today=self.today), ""

    def context(self, **extra: Any) -> dict[str, Any]:
        preview, fault = self.seen
        return super().context(
            **{
                "title": self.object.file.name,
                "preview": preview,
                "fault": fault,
                "what": self._what(preview),
                "file_state": state_of(self.object.file),
                "again_url": address("actions:action_import"),
                **extra,
            }
        )

    def _what(self, preview: Preview | None) -> str:
        """The words of the button."""
        adds = len(preview.adds) if preview else 0
        changes = len(preview.changes) if preview else 0
        parts = [f"add {count_words(adds, 'action,actions')}"] if adds else []
        parts += [f"change {changes}"] if changes else []
        return " and ".join(parts).capitalize()

    def perform(self, form: Any) -> ActionImport:
        preview, fault = self.seen
        if self.object.applied_at:
            raise Refused("This spreadsheet was brought in before.", self.cancel_url())
        if preview is None:
            raise Refused(fault or "The file has not been checked yet.")
        if preview.rejects:
            raise Refused("Nothing is brought in while a row cannot be. Mend it and send it again.")
        if form.cleaned_data["digest"] != preview.digest:
            raise Refused(STALE)
        work = Applying(preview, by=self.me, at=self.now)
        applied: ActionImport = self.object.apply(work, by=self.me, at=self.now)
        return applied

    def next_url(self, result: ActionImport) -> str:
        return str(result.get_absolute_url())

    def say(self, result: ActionImport) -> str:
        return (
            f"{count_words(result.added, 'action,actions')} added, {result.changed} changed. "
            "Leads see theirs on their home page; those without one wait for the agency’s lead."
        )

    def cancel_url(self) -> str:
        return address("actions:action_list")
