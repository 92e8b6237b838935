"""The action itself: its facts, its verbs and what the database holds it to."""

from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce

from actions.models.action.closing import Closing
from actions.models.action.owning import Owning
from actions.models.action.progress import Progress
from actions.models.action.raising import Raising
from actions.models.action.reads import ActionQuerySet
from actions.standing import OPEN
from core.journal.accountable import Accountable
from core.tenancy.models import scoped


class Action(Raising, Owning, Progress, Closing):
    """One owned, dated step (domain reference §3.1)."""

    objects: ClassVar[Any] = scoped(ActionQuerySet)

    class Meta(Accountable.Meta):
        abstract = False
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="action_code_once"),
            models.UniqueConstraint(
                fields=["plan", "import_key"],
                condition=~models.Q(import_key=""),
                name="action_imported_once",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) | models.Q(stopped_on__isnull=True),
                name="action_closed_or_stopped",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True, closed_by__isnull=True)
                | models.Q(closed_on__isnull=False, closed_by__isnull=False),
                name="action_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(stopped_on__isnull=True, stopped_by__isnull=True)
                | models.Q(stopped_on__isnull=False, stopped_by__isnull=False),
                name="action_stopped_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(impact_on__isnull=True) | models.Q(closed_on__isnull=False),
                name="action_impact_after_closing",
            ),
            models.CheckConstraint(
                condition=models.Q(due_on__gte=F("original_due_on")), name="action_due_forward"
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "due_on", "id"], name="action_by_due"),
            models.Index(fields=["partnership", "agency", "due_on", "id"], name="action_by_agency"),
            # With what rights are decided by, so that counting reads no rows.
            models.Index(
                fields=["partnership", "due_on", "id"],
                include=["source", "agency", "lead", "group"],
                condition=OPEN,
                name="action_open_by_due",
            ),
            models.Index(
                F("partnership"),
                Coalesce("updated_on", "raised_on"),
                F("id"),
                name="action_by_touched",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="first_due_is_fixed", fields=["original_due_on"]),
            pgtrigger.UpdateSearchVector(
                name="search", vector_field="search", document_fields=["title", "text", "measure"]
            ),
        ]
