"""Proof offered, accepted or returned by somebody else."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models

from actions.choices import EvidenceKind
from actions.models.decision import (
    Decided,
    decided_is_final,
    decided_whole,
    refuse_own,
    two_people,
)
from actions.models.part import PartOfAction, PartQuerySet
from core.documents.files import receive
from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.ids import new_code
from core.tenancy.models import scoped


class EvidenceQuerySet(PartQuerySet):
    """Reads of evidence."""

    def current(self) -> "EvidenceQuerySet":
        """The newest version of each piece."""
        return self.filter(replaced_by__isnull=True)

    def undecided(self) -> "EvidenceQuerySet":
        """Newest versions that nobody has accepted or returned."""
        return self.current().filter(decided_at__isnull=True)


def new_evidence_code() -> str:
    """The evidence's part of an address; unique within its action."""
    return new_code("E")


class Evidence(PartOfAction, Decided, Accountable):
    """A new file is a new version; the old one stays with its hash."""

    action = models.ForeignKey("actions.Action", on_delete=models.PROTECT, related_name="evidence")
    code = models.CharField(max_length=8, default=new_evidence_code, editable=False)
    kind = models.CharField(max_length=12, choices=EvidenceKind.choices)
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    number = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    file = models.ForeignKey(
        "documents.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="+"
    )
    is_accepted = models.BooleanField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(EvidenceQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["submitted_at"]
        verbose_name_plural = "evidence"
        constraints = [
            models.UniqueConstraint(fields=["action", "code"], name="evidence_code_once"),
            two_people("evidence_two_people", "submitted_by"),
            decided_whole("evidence_decided_whole", "is_accepted"),
        ]
        triggers = [decided_is_final()]

    def __str__(self) -> str:
        return self.title

    @property
    def is_replaced(self) -> bool:
        return type(self).objects.filter(replaces=self).exists()

    @verb
    def replace(self, *, by: Any, at: datetime, note: str = "", uploaded: Any = None) -> "Evidence":
        """Send a new version. The old one stays, with what was decided about it.

        Raises Refused for another agency: it would undo an acceptance that is not its own.
        """
        action = self._lock_newest("no more evidence can be sent")
        if by.agency_id != self.submitted_by.agency_id:
            raise Refused("Only the agency that sent this evidence sends a new version of it.")
        if not note and not uploaded:
            raise Refused("Evidence needs a file, or a note that says where it can be seen.")
        file = receive(uploaded, by=by, at=at, circle=self.circle_id) if uploaded else None
        newer = Evidence(
            action=action, kind=self.kind, title=self.title, note=note, file=file, replaces=self
        )
        newer.number, newer.submitted_at, newer.submitted_by = self.number + 1, at, by
        newer.save()
        action.record(
            "evidence.submitted",
            by=by,
            at=at,
            evidence=newer.code,
            title=self.title,
            number=newer.number,
        )
        return newer

    @verb
    def accept(self, *, by: Any, at: datetime, note: str = "") -> Self:
        """Hold it to show what it says.

        Raises Refused for whoever sent it or leads the action, the second time, for an earlier
        version, before its file was found clean, and once the action has ended.
        """
        action = self._decide(True, by=by, at=at, note=note)
        action.record("evidence.accepted", by=by, at=at, reason=note, evidence=self.code)
        return self

    @verb
    def send_back(self, *, by: Any, at: datetime, note: str) -> Self:
        """Return it and say what is missing. Raises Refused as ``accept`` does, its file apart."""
        action = self._decide(False, by=by, at=at, note=note)
        action.record("evidence.returned", by=by, at=at, reason=note, evidence=self.code)
        return self

    def _decide(self, accepted: bool, *, by: Any, at: datetime, note: str) -> Any:
        action = self._lock_newest("its evidence stays as it is")
        if self.decided_at:
            raise Refused("This was decided before.", action.get_absolute_url())
        refuse_own(by, asker_id=self.submitted_by_id, lead_id=action.lead_id)
        if accepted and self.file and not self.file.is_available:
            raise Refused(
                "The file has not been found clean yet, so nobody can have read it. Wait until "
                "it has been checked, or return the evidence and ask for another file."
            )
        self.is_accepted = accepted
        self.set_decision(by=by, at=at, note=note)
        self.save()
        return action

    def _lock_newest(self, what: str) -> Any:
        action = self.action.lock()
        self.lock()
        action.demand_open(what)
        if self.is_replaced:
            raise Refused(
                "A newer version of this evidence has been sent.",
                f"{action.get_absolute_url()}#evidence",
            )
        return action

    def page(self, name: str) -> str:
        """The address of one of this evidence's pages."""
        return address(f"actions:{name}", code=self.action.code, evidence=self.code)
