"""Work behind the page: each task opens one partnership's scope at a time."""

from uuid import UUID

import structlog
from celery import current_app, shared_task
from django.apps import apps
from django.conf import settings
from django.utils import timezone

from core.documents.clamd import ScannerUnavailable
from core.documents.scanning import scan_next
from core.documents.sweeping import remove_expired, remove_orphans
from core.documents.working import run_next

log = structlog.get_logger(__name__)


def _for_each_partnership(task: str) -> None:
    for pk in apps.get_model(settings.TENANT_MODEL).objects.values_list("pk", flat=True):
        current_app.send_task(task, kwargs={"partnership_id": str(pk)})


@shared_task(name="documents.scan_files")
def scan_files() -> None:
    """Every minute: what still waits in quarantine anywhere."""
    _for_each_partnership("documents.scan_partnership")


@shared_task(name="documents.scan_partnership")
def scan_partnership(*, partnership_id: str) -> None:
    """Scan what waits in one partnership; stop when the scanner is away."""
    last = None
    try:
        while last := scan_next(UUID(partnership_id), after=last, at=timezone.now()):
            pass
    except ScannerUnavailable as trouble:
        log.warning("scanner_unavailable", partnership=partnership_id, why=str(trouble))


@shared_task(name="documents.run_jobs")
def run_jobs() -> None:
    """Every minute: jobs whose hint was lost, or whose worker died."""
    _for_each_partnership("documents.run_jobs_of")


@shared_task(name="documents.run_jobs_of")
def run_jobs_of(*, partnership_id: str) -> None:
    """Run what waits in one partnership, oldest first."""
    while run_next(UUID(partnership_id)):
        pass


@shared_task(name="documents.sweep_files")
def sweep_files() -> None:
    """Nightly, and hourly for what has expired."""
    _for_each_partnership("documents.sweep_partnership")


@shared_task(name="documents.sweep_partnership")
def sweep_partnership(*, partnership_id: str) -> None:
    """Remove one partnership's orphans and expired files."""
    remove_expired(UUID(partnership_id), at=timezone.now())
    remove_orphans(UUID(partnership_id), at=timezone.now())
