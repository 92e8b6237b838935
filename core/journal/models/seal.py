"""The chain over the journal (design §4.6)."""

from datetime import datetime
from typing import Any, ClassVar

import pgtrigger
from django.db import models

from core.journal.chain import print_of
from core.tenancy.addresses import address
from core.tenancy.models import Owned, ScopedManager, scoped


def append_only() -> pgtrigger.Protect:
    """Binds the owner of the tables too; the revoked privileges bind the product."""
    return pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


class LayoutQuerySet(models.QuerySet):
    """Reads of layouts."""

    def of(self, columns: dict[str, list[str]], *, at: datetime) -> "Layout":
        """The row for these columns, made when they are first sealed over."""
        found, _ = self.get_or_create(
            digest=print_of(columns), defaults={"columns": columns, "made_at": at}
        )
        return found


class Layout(Owned):
    """Which columns of which tables a seal was taken over.

    A later release adds columns; without this every older seal would then break.
    """

    digest = models.BinaryField(max_length=32)
    columns = models.JSONField()
    made_at = models.DateTimeField()

    objects: ClassVar[Any] = scoped(LayoutQuerySet)

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "digest"], name="layout_once")
        ]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"Layout of {self.made_at:%d %b %Y}"


class Seal(Owned):
    """One link: the digest of an entry and its history rows, tied to the link before.

    The digest is salted and taken over the payload, the chain over digests: a lawful
    disposal can remove a payload and its salt without breaking the chain.
    """

    number = models.PositiveBigIntegerField()
    entry = models.OneToOneField("journal.Entry", on_delete=models.PROTECT, related_name="seal")
    layout = models.ForeignKey(Layout, on_delete=models.PROTECT, related_name="+")
    salt = models.BinaryField(max_length=16)
    digest = models.BinaryField(max_length=32)
    head = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()

    objects: ClassVar[Any] = ScopedManager()

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="seal_number_once")
        ]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.number} {bytes(self.head).hex()[:12]}"

    def get_absolute_url(self) -> str:
        return address("journal:chain")


class ChainCheck(Owned):
    """One whole check of the chain and what it found: the night's own, never changed."""

    at = models.DateTimeField()
    checked = models.PositiveBigIntegerField()
    head = models.CharField(max_length=100, blank=True)
    broken_at = models.PositiveBigIntegerField(null=True, blank=True)
    why = models.CharField(max_length=300, blank=True)

    objects: ClassVar[Any] = ScopedManager()

    class Meta:
        base_manager_name = "objects"
        default_manager_name = "objects"
        ordering = ["-at"]
        indexes = [models.Index(fields=["partnership", "-at"], name="check_recent")]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"Check of {self.at:%d %b %Y}: {self.why or 'the chain holds'}"

    @property
    def holds(self) -> bool:
        return not self.why
