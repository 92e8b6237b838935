"""The facts of a circular. Its verbs stand beside, by the part of its life they belong to."""

from datetime import date
from typing import ClassVar

from django.db import models

from core.journal.accountable import Accountable
from core.journal.deeds import Refused
from core.pages.parts import State
from core.pages.templatetags.words import day
from core.tenancy.addresses import address
from meetings.quarters import Quarter, Span, so_far


class CircularRow(Accountable):
    """Its quarter and number never change; everything it says is frozen when it is issued."""

    revised: ClassVar[str] = "circular.revised"

    number = models.CharField(max_length=16)
    from_on = models.DateField("from")
    to_on = models.DateField("to")
    due_on = models.DateField("contributions due")
    opened_at = models.DateTimeField("opened")
    message = models.TextField("since the last circular", blank=True)
    asks = models.TextField("what is asked of the Board", blank=True)
    return_reason = models.TextField("why it was returned", blank=True)
    compiled_at = models.DateTimeField("compiled", null=True, blank=True)
    compiled_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField("approved", null=True, blank=True)
    approved_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField("issued", null=True, blank=True)
    issued_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    figures = models.JSONField(null=True, blank=True)
    digest = models.CharField("digest of what it says", max_length=64, blank=True)
    chain_head = models.CharField("head of the chain", max_length=100, blank=True)
    pdf = models.ForeignKey(
        "documents.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    distributed_at = models.DateTimeField("sent out", null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return address("meetings:circular_detail", number=self.number)

    def page(self, noun: str) -> str:
        """The address of one of this circular's own pages: "approval", "issue"."""
        return address(f"meetings:circular_{noun}", number=self.number)

    @property
    def quarter(self) -> Quarter:
        """The three months it is about."""
        return Quarter(self.from_on)

    def span(self, on: date) -> Span:
        """The days there are to count when asked on this day."""
        return so_far(self.quarter, on=on)

    @property
    def file_digest(self) -> str:
        """By which whoever has its PDF can check it; empty before there is one."""
        return self.pdf.sha256 if self.pdf else ""

    @property
    def mentioned_due_on(self) -> date | None:
        """The day a mail gives with its number: none once the contributions are closed."""
        return None if self.compiled_at else self.due_on

    @property
    def asks_list(self) -> list[str]:
        """What is asked of the Board, one ask a line."""
        return [line.strip() for line in self.asks.splitlines() if line.strip()]

    @property
    def state(self) -> State:
        """How far it has come."""
        if self.issued_at:
            return State("Issued", "done")
        if self.approved_at:
            return State("Approved, to be issued", "attention")
        if self.compiled_at:
            return State("Awaiting approval", "attention")
        return State("Open for contributions", "progress")

    def refuse_issued(self) -> None:
        """Raise Refused once it is out: a circular is never issued twice."""
        if self.issued_at:
            raise Refused(
                f"{self} was issued on {day(self.issued_at)} and can no longer change. Put "
                "right in the next circular what has to be put right.",
                link=self.get_absolute_url(),
            )

    def refuse_approved(self) -> None:
        """Raise Refused for what somebody approved as it stands."""
        self.refuse_issued()
        if self.approved_at:
            raise Refused(
                "It was approved as it stands. Return it first, so that it is approved again.",
                link=self.page("return"),
            )

    def refuse_compiled(self) -> None:
        """Raise Refused while the groups' contributions are closed."""
        self.refuse_issued()
        if self.compiled_at:
            raise Refused(
                f"{self} was compiled on {day(self.compiled_at)}, so its contributions are closed.",
                link=self.get_absolute_url(),
            )

    def refuse_uncompiled(self) -> None:
        """Raise Refused before there is a whole to decide about."""
        if not self.compiled_at:
            raise Refused("It has not been compiled yet.", link=self.get_absolute_url())
