"""What happened: one row for every deed, written in its transaction, never changed."""

from functools import reduce
from operator import or_
from typing import Any, ClassVar, Self

import pgtrigger
from django.db import models
from django.db.models.functions import Now

from core.journal.circles import visible_circles
from core.journal.subject import Subject
from core.journal.vocabulary import told
from core.tenancy.models import Owned, scoped


class EntryQuerySet(models.QuerySet):
    """Reads of the journal."""

    def about(self, *things: Any) -> Self:
        """Entries whose subject is one of these rows."""
        rows = [
            models.Q(subject_type=thing._meta.label_lower, subject_id=thing.pk) for thing in things
        ]
        return self.filter(reduce(or_, rows))

    def visible_to(self, me: Any) -> Self:
        """Entries whose circle this membership may read: history is no wider than its record."""
        return self.filter(visible_circles(me))

    def unsealed(self) -> Self:
        """Entries not yet in the chain. Never "id greater than last": commits land out of order."""
        return self.filter(seal__isnull=True)


class Entry(Subject, Owned):
    """One deed: who did what to what, when and why. The actor stands here by value."""

    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    written_at = models.DateTimeField(db_default=Now(), editable=False)
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=200, blank=True)
    actor_agency = models.CharField(max_length=200, blank=True)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    facts = models.JSONField(default=dict)

    objects: ClassVar[Any] = scoped(EntryQuerySet)

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        ordering = ["-at", "-id"]
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["partnership", "subject_id", "-at"], name="entry_subject"),
            models.Index(fields=["partnership", "-at"], name="entry_recent"),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.actor_name} {self.words}"

    @property
    def words(self) -> str:
        """The deed as a sentence's end: "closed the action"."""
        return told(self.kind)
