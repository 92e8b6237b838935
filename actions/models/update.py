"""Dated narrative by the owner. Never proof."""

from typing import Any, ClassVar

import pgtrigger
from django.db import models

from actions.choices import Confidence
from actions.models.part import PartOfAction, PartQuerySet
from core.journal.accountable import Accountable
from core.tenancy.models import scoped


class ProgressUpdate(PartOfAction, Accountable):
    """Immutable: a correction is another update."""

    action = models.ForeignKey("actions.Action", on_delete=models.PROTECT, related_name="updates")
    text = models.TextField()
    confidence = models.CharField(max_length=10, choices=Confidence.choices)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[Any] = scoped(PartQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["-made_at"]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.text[:60]
