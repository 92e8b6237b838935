"""Long work of the meetings room."""

from django.apps import apps
from django.conf import settings
from django.utils import timezone

from core.documents.models import Job
from core.documents.pdf import NotRendered
from core.documents.working import Outcome, Progress, Work, job_kind
from core.journal.deeds import Refused
from core.journal.sealing import seal
from core.pages.permissions import may
from meetings.circular.paper import document_of, printed
from meetings.models import ExecutiveCircular
from meetings.models.circular.content import digest_of
from meetings.models.circular.issuing import JOB
from partnership.models import Membership

STEPS = 4


@job_kind(JOB)
def issue_circular(job: Job, me: Membership) -> Work:
    """Seal the journal, print what was approved, and only then freeze: all of it or nothing."""
    if not may("meetings.run_circulars", me):
        raise Refused("You may no longer issue a circular, so this was not done.")
    related = ExecutiveCircular.objects.select_related("approved_by")
    circular = related.get(pk=job.subject_id)
    circular.refuse_unapproved()
    yield Progress(0, STEPS, "Sealing the journal")
    at = timezone.now()
    head = seal(at=at)
    yield Progress(1, STEPS, "Drawing the charts")
    partnership = apps.get_model(settings.TENANT_MODEL).objects.get(pk=job.partnership_id)
    digest = digest_of(circular.said())
    context = document_of(circular, partnership, at=at, head=head, digest=digest)
    yield Progress(2, STEPS, "Making the PDF")
    try:
        pdf = printed(context)
    except NotRendered as trouble:
        raise Refused(f"{trouble} {circular} is not issued.") from trouble
    yield Progress(3, STEPS, "Freezing and filing")
    circular.issue(by=me, at=at, head=head, pdf=pdf, digest=digest)
    return Outcome(f"{circular} is issued. Send it out when you are ready.", circular.pdf)
