"""The quarterly Executive Circular (Kent LIG ToR §5, §8d)."""

from typing import Any, ClassVar

import pgtrigger
from django.db import models

from core.journal.accountable import Accountable
from core.tenancy.models import scoped
from meetings.models.circular.compiling import Compiling
from meetings.models.circular.issuing import Issuing
from meetings.models.circular.opening import Opening
from meetings.models.circular.reads import ExecutiveCircularQuerySet
from meetings.models.circular.row import CircularRow

FROZEN = (
    "number", "from_on", "to_on", "message", "asks", "compiled_by", "approved_at", "approved_by",
    "issued_at", "issued_by", "figures", "digest", "chain_head", "pdf",
)  # fmt: skip


def issued_is_frozen() -> pgtrigger.Protect:
    """Let the database refuse any change to what an issued circular says."""
    changed = pgtrigger.Q()
    for name in FROZEN:
        changed |= pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")})
    return pgtrigger.Protect(
        name="issued_is_frozen",
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__issued_at__isnull=False) & changed,  # type: ignore[call-arg]
    )


class ExecutiveCircular(Opening, Compiling, Issuing, CircularRow):
    """One quarter's account to the Board and the groups; its lifecycle stands beside this file."""

    objects: ClassVar[Any] = scoped(ExecutiveCircularQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["-from_on"]
        verbose_name = "Executive Circular"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="circular_number_once"),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True)
                | ~models.Q(approved_by=models.F("compiled_by")),
                name="circular_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(issued_at__isnull=True)
                | models.Q(approved_at__isnull=False, figures__isnull=False),
                name="circular_issued_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(distributed_at__isnull=True) | models.Q(issued_at__isnull=False),
                name="circular_sent_out_when_issued",
            ),
        ]
        triggers = [issued_is_frozen()]
