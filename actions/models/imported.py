"""A tracker of actions somebody sent as a spreadsheet, and what came of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models

from core.documents.files import receive
from core.journal.accountable import Accountable
from core.journal.deeds import Refused, verb
from core.tenancy.addresses import address
from core.tenancy.codes import save_with_code
from core.tenancy.models import scoped


class ActionImportQuerySet(models.QuerySet):
    """Reads of imports."""

    def visible_to(self, me: Any) -> Self:
        """Whoever sent it works on it; the scrutineer may see what was sent."""
        return self if me.is_scrutineer else self.filter(sent_by=me)


class ActionImport(Accountable):
    """One sent workbook. Nothing of it is written before it is applied, and then all of it."""

    code = models.CharField(max_length=8)
    file = models.ForeignKey("documents.StoredFile", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        "partnership.Membership", on_delete=models.PROTECT, related_name="+"
    )
    applied_at = models.DateTimeField(null=True, blank=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)

    objects: ClassVar[Any] = scoped(ActionImportQuerySet)

    class Meta(Accountable.Meta):
        ordering = ["-sent_at"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="import_code_once")
        ]

    def __str__(self) -> str:
        return f"Import {self.code}"

    def get_absolute_url(self) -> str:
        return address("actions:import_detail", code=self.code)

    @classmethod
    @verb
    def send(cls, *, uploaded: Any, by: Any, at: datetime) -> Self:
        """Keep a workbook for a look at what it would do."""
        row = cls(file=receive(uploaded, by=by, at=at), sent_at=at, sent_by=by)
        save_with_code(row, "I")
        row.record("import.sent", by=by, at=at, file=row.file.name)
        return row

    @verb
    def apply(self, work: Callable[[], tuple[int, int]], *, by: Any, at: datetime) -> Self:
        """Do ``work``, which gives how many it added and changed, once and as a whole.

        Raises Refused the second time.
        """
        self.lock()
        if self.applied_at:
            raise Refused("This spreadsheet was brought in before.", address("actions:action_list"))
        self.added, self.changed = work()
        self.applied_at = at
        self.save()
        self.record("import.applied", by=by, at=at, added=self.added, changed=self.changed)
        return self
