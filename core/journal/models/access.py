"""Who opened what: the separate append path of reads (design §4.10)."""

from typing import Any, ClassVar

import pgtrigger
from django.db import models

from core.journal.circles import visible_circles
from core.journal.subject import Subject
from core.tenancy.models import Owned, scoped


class AccessQuerySet(models.QuerySet):
    """Reads of the access log."""

    def visible_to(self, me: Any) -> "AccessQuerySet":
        """Who read a restricted thing is as hidden as the thing."""
        return self.filter(visible_circles(me))


class AccessLog(Subject, Owned):
    """One opening of something restricted, a download, an export, a scrutineer's read."""

    OPENED, DOWNLOADED, EXPORTED = "opened", "downloaded", "exported"

    act = models.CharField(
        max_length=20,
        choices=[(OPENED, "Opened"), (DOWNLOADED, "Downloaded"), (EXPORTED, "Exported")],
    )
    at = models.DateTimeField()
    actor_id = models.UUIDField()
    actor_name = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=200, blank=True)
    row_count = models.PositiveIntegerField(null=True, blank=True)

    objects: ClassVar[Any] = scoped(AccessQuerySet)

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        ordering = ["-at"]
        indexes = [models.Index(fields=["partnership", "-at"], name="access_recent")]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.actor_name} {self.act} {self.subject_type}"
