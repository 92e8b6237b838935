"""Handing over a stored file: as an attachment, after every question has been asked."""

from typing import Any

import structlog
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header

from core.documents.files import digest_of
from core.documents.models import StoredFile
from core.documents.owners import owner_for
from core.documents.showing import state_of
from core.journal.models import AccessLog
from core.journal.reading import note
from core.pages.views.records import ObjectPage

log = structlog.get_logger(__name__)


class FileDownload(ObjectPage):
    """One file, for whoever may see a row it belongs to; for everybody else it is absent."""

    permission = "documents.download"
    model = StoredFile
    template_name = "documents/file_held.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        file: StoredFile = self.object
        if owner_for(self.me, file) is None:
            raise Http404
        if not file.is_available:
            return self._held(file, status=410 if file.removed_at else 409)
        content = self._content(file)
        if content is None:
            return self._held(file, status=503)
        note(AccessLog.DOWNLOADED, file, by=self.me, at=self.now)
        return self._handed_over(file, content)

    def _held(self, file: StoredFile, *, status: int) -> HttpResponse:
        return self.page(
            status=status,
            title=file.name,
            state=state_of(file),
            is_missing=status == 503,
        )

    def _content(self, file: StoredFile) -> Any:
        """The opened content, or None when the store no longer holds what was received."""
        try:
            content = file.content.open("rb")
        except OSError:
            log.exception("file_missing", file=file.code)
            return None
        if digest_of(content) == file.sha256:
            return content
        content.close()
        log.error("file_altered", file=file.code)
        return None

    def _handed_over(self, file: StoredFile, content: Any) -> FileResponse:
        response = FileResponse(content, content_type=file.media_type)
        response.headers["Content-Length"] = str(file.size)
        response.headers["Content-Disposition"] = content_disposition_header(True, file.name) or ""
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response
