"""Where somebody waits for what they asked for."""

from typing import Any

from django.apps import apps

from core.documents.models import Job
from core.pages.views.records import ObjectPage


class JobDetail(ObjectPage):
    """How far a job is and, at its end, what came of it. Others' jobs are absent."""

    permission = "documents.job"
    model = Job
    template_name = "documents/job_detail.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("file")

    def context(self, **extra: Any) -> dict[str, Any]:
        job = self.object
        return super().context(**{**extra, "title": job.words, "about": self._about(job)})

    def _about(self, job: Job) -> Any:
        """The row the job is about, when it has a page and this person may see it."""
        rows = apps.get_model(job.subject_type).objects
        if not hasattr(rows, "visible_to") or not hasattr(rows.model, "get_absolute_url"):
            return None
        return rows.visible_to(self.me).filter(pk=job.subject_id).first()
