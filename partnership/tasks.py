"""Work behind the page: each task opens one partnership's scope at a time."""

from uuid import UUID

from celery import current_app, shared_task
from django.utils import timezone

from partnership.mail import mail_waiting
from partnership.models import Partnership


@shared_task(name="partnership.mail_invitations")
def mail_invitations() -> None:
    """Every five minutes: invitations whose hint was lost, or that are due another attempt."""
    for pk in Partnership.objects.values_list("pk", flat=True):
        current_app.send_task("partnership.mail_invitations_of", kwargs={"partnership_id": str(pk)})


@shared_task(name="partnership.mail_invitations_of")
def mail_invitations_of(*, partnership_id: str) -> None:
    """Mail what waits in one partnership."""
    mail_waiting(UUID(partnership_id), at=timezone.now())
