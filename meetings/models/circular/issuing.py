"""Out of the house: frozen, printed, sent, never twice."""

from datetime import datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, Self

from django.core.files import File

from core.documents.models import Job, StoredFile
from core.journal.deeds import Refused, verb
from core.journal.sealing import Head
from core.pages.templatetags.words import day
from core.tenancy.addresses import address
from meetings.models.circular.content import content_of, digest_of
from meetings.models.circular.row import CircularRow

JOB = "circular.issue"


class Issuing(CircularRow):
    """From an approved whole to a document that nothing changes any more."""

    class Meta:
        abstract = True

    def refuse_unapproved(self) -> None:
        """Raise Refused unless two people stand behind it and it is not out yet."""
        self.refuse_issued()
        self.refuse_uncompiled()
        if not self.approved_at:
            raise Refused(
                "A second person has to approve it before it is issued.", link=self.page("approval")
            )

    def refuse_unissued(self) -> None:
        """Raise Refused as long as there is nothing to send out."""
        if not self.issued_at:
            raise Refused("Issue it before you send it out.", link=self.get_absolute_url())

    def ask_issue(self, *, by: Any, at: datetime) -> Job:
        """Ask for the document to be made; the circular is out when it is there.

        Raises Refused as ``issue`` does. While one such job is under way, gives that one.
        """
        self.refuse_unapproved()
        earlier = Job.objects.visible_to(by).unfinished().filter(kind=JOB, subject_id=self.pk)
        return earlier.first() or Job.ask(JOB, f"Issue of {self}", by=by, at=at, about=self)

    def said(self) -> dict[str, Any]:
        """Everything it says: as frozen, or, before its issue, as compiled."""
        if self.issued_at:
            return self.figures
        return {**(self.figures or {}), "message": self.message.strip(), "asks": self.asks_list}

    @verb
    def issue(self, *, by: Any, at: datetime, head: Head, pdf: bytes, digest: str) -> Self:
        """Freeze what it says and keep its document. ``digest``: of what the PDF was made from.

        Raises Refused when it is not approved or out already, and when what was approved is
        no longer what would be counted now: then two people have to look again.
        """
        self.lock()
        self.refuse_unapproved()
        if content_of(self) != self.figures or digest_of(self.said()) != digest:
            raise Refused(
                "Something that is counted has changed since it was compiled. Return it and "
                "compile it again, so that the numbers that go out are the numbers approved.",
                link=self.page("return"),
            )
        self.figures, self.digest = self.said(), digest
        self.issued_at, self.issued_by, self.chain_head = at, by, str(head)
        self.pdf = self._kept(pdf, by=by, at=at)
        self.save()
        self.record("circular.issued", by=by, at=at, digest=digest, pdf=self.pdf.sha256)
        return self

    def _kept(self, pdf: bytes, *, by: Any, at: datetime) -> StoredFile:
        facts = {
            "name": f"{self.number}.pdf",
            "media_type": "application/pdf",
            "size": len(pdf),
            "sha256": sha256(pdf).hexdigest(),
        }
        return StoredFile.make(File(BytesIO(pdf), name=f"{self.number}.pdf"), by=by, at=at, **facts)  # type: ignore[arg-type]

    @verb
    def distribute(self, *, by: Any, at: datetime) -> Self:
        """Send the link to the Board and the groups (Kent LIG ToR §8d). Once.

        Raises Refused before it is issued, and the second time.
        """
        self.lock()
        self.refuse_unissued()
        if self.distributed_at:
            raise Refused(
                f"It was sent out on {day(self.distributed_at)}. Nobody gets it twice; what is "
                "uncertain is sent again one by one.",
                link=address("journal:outbox"),
            )
        self.distributed_at = at
        self.save()
        self.record("circular.distributed", by=by, at=at)
        return self
