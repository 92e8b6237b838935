"""Proof offered, accepted or returned by somebody else."""

from typing import Any, ClassVar

from django.db import models

from actions.choices import EvidenceKind
from actions.models.part import PartOfAction, PartQuerySet
from core.journal.accountable import Accountable
from core.tenancy.models import scoped


class Evidence(PartOfAction, Accountable):
    """A new file is a new version; the old one stays with its hash."""

    action = models.ForeignKey("actions.Action", on_delete=models.PROTECT, related_name="evidence")
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
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "partnership.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_accepted = models.BooleanField(null=True, blank=True)
    decision_note = models.TextField(blank=True)

    objects: ClassVar[Any] = scoped(PartQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["submitted_at"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True)
                | ~models.Q(decided_by=models.F("submitted_by")),
                name="evidence_two_people",
            )
        ]

    def __str__(self) -> str:
        return self.title
