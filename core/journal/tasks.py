"""The journal behind the page: sending notices, sealing, checking the seals."""

from uuid import UUID

import structlog
from celery import current_app, shared_task
from django.apps import apps
from django.conf import settings
from django.utils import timezone

from core.journal.checking import check_chain
from core.journal.heads import mail_head
from core.journal.outbox import send_notices as send
from core.journal.sealing import seal
from core.tenancy import scope

log = structlog.get_logger(__name__)


def _for_each_partnership(task: str) -> None:
    for pk in apps.get_model(settings.TENANT_MODEL).objects.values_list("pk", flat=True):
        current_app.send_task(task, kwargs={"partnership_id": str(pk)})


@shared_task(name="journal.sweep_notices")
def sweep_notices() -> None:
    """Every minute: notices whose hint was lost, whose turn has come, whose worker died."""
    _for_each_partnership("journal.send_notices")


@shared_task(name="journal.send_notices")
def send_notices(*, partnership_id: str) -> None:
    """Send what waits in one partnership."""
    send(UUID(partnership_id))


@shared_task(name="journal.seal_journals")
def seal_journals() -> None:
    """Every ten minutes: put what was written since into the chains."""
    _for_each_partnership("journal.seal_journal")


@shared_task(name="journal.seal_journal")
def seal_journal(*, partnership_id: str) -> None:
    """Seal one partnership's journal."""
    with scope.within(UUID(partnership_id)):
        seal(at=timezone.now())


@shared_task(name="journal.mail_heads")
def mail_heads() -> None:
    """Each morning: the head of every chain to its scrutineer."""
    _for_each_partnership("journal.mail_head")


@shared_task(name="journal.mail_head")
def mail_one_head(*, partnership_id: str) -> None:
    """One partnership's head, once a day however often this runs."""
    with scope.within(UUID(partnership_id)):
        mail_head(at=timezone.now())


@shared_task(name="journal.check_chains")
def check_chains() -> None:
    """Each night: every chain from its first link."""
    _for_each_partnership("journal.check_chain")


@shared_task(name="journal.check_chain")
def check_one_chain(*, partnership_id: str) -> None:
    """Check one partnership's chain and keep what was found."""
    with scope.within(UUID(partnership_id)):
        found = check_chain(at=timezone.now())
    if not found.holds:
        log.error("chain_broken", partnership=partnership_id, link=found.broken_at, why=found.why)
