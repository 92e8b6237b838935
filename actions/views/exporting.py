"""The register as a file: the same rights, filters, order and columns as the page."""

from datetime import timedelta
from typing import Any, ClassVar

from django.http import FileResponse, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.http import content_disposition_header

from actions.exchange import DIRECT, JOB, name_of, written
from actions.views.register import ActionList
from core.accounts.freshness import FreshSignIn
from core.documents.models import Job
from core.documents.spreadsheet import CSV, XLSX
from core.journal.models import AccessLog
from core.journal.reading import note
from core.pages.filtering import address as filtered_address
from core.tenancy.addresses import address

SAME_QUESTION = timedelta(minutes=10)


class ActionExportXlsx(FreshSignIn, ActionList):
    """A small register comes at once; a large one is made by a worker meanwhile.

    It carries everything away with one press, so it asks who it is again.
    """

    permission = "actions.read"
    file_kind: ClassVar[str] = XLSX

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.demand(None)
        rows, _ = self.filtered()
        if rows.order_by()[: DIRECT + 1].count() > DIRECT:
            return HttpResponseRedirect(self._job().get_absolute_url())
        file, made, count = written(self, self.file_kind)
        note(AccessLog.EXPORTED, self.me.partnership, by=self.me, at=self.now, row_count=count)
        disposition = content_disposition_header(True, name_of(self, self.file_kind))
        response = FileResponse(file, content_type=made.media_type)
        response.headers["Content-Disposition"] = disposition or ""
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    def _job(self) -> Job:
        """The job under way for the same question, or a new one: a reload asks nothing twice."""
        same = filtered_address(self.request.GET)
        back = address("actions:action_list") + same
        asked = {"file_kind": self.file_kind, "query": same.removeprefix("?"), "back": back}
        mine = Job.objects.visible_to(self.me).unfinished().filter(kind=JOB, arguments=asked)
        found = mine.filter(asked_at__gte=self.now - SAME_QUESTION).first()
        words = f"Spreadsheet of actions (.{self.file_kind})"
        return found or Job.ask(
            JOB, words, by=self.me, at=self.now, about=self.me.partnership, **asked
        )


class ActionExportCsv(ActionExportXlsx):
    file_kind = CSV
